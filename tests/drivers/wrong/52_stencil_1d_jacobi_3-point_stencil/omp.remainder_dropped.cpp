// expect: wrong_answer
void jacobi1D(std::vector<double> const& input, std::vector<double>& output) {
    size_t n = input.size();
#pragma omp parallel
    {
        size_t chunk = n / omp_get_num_threads(), first = chunk * omp_get_thread_num();
        for (size_t i = first; i < first + chunk; ++i) {
            double left = i > 0 ? input[i - 1] : 0;
            double right = i + 1 < n ? input[i + 1] : 0;
            output[i] = (left + input[i] + right) / 3.0;
        }
    }
}
