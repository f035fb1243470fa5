// expect: wrong_answer
void jacobi1D(std::vector<double> const& input, std::vector<double>& output) {
    size_t n = input.size();
#pragma omp parallel
    {
        size_t first = n * omp_get_thread_num() / omp_get_num_threads();
        size_t last = n * (omp_get_thread_num() + 1) / omp_get_num_threads();
        for (size_t i = first; i < last; ++i) {
            double left = i > first ? input[i - 1] : 0;
            double right = i + 1 < last ? input[i + 1] : 0;
            output[i] = (left + input[i] + right) / 3.0;
        }
    }
}
