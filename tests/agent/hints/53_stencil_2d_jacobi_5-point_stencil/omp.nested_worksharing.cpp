void jacobi2D(std::vector<double> const& input, std::vector<double>& output, size_t N) {
    #pragma omp parallel
    {
        #pragma omp for
        for (size_t i = 0; i < N; ++i) {
            #pragma omp for
            for (size_t j = 0; j < N; ++j) output[i * N + j] = input[i * N + j];
        }
    }
}
