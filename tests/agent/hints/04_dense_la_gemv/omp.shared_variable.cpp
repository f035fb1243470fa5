void gemv(std::vector<double> const& A, std::vector<double> const& x, std::vector<double>& y, size_t M, size_t N) {
    double sum;
    #pragma omp parallel for
    for (size_t i = 0; i < M; ++i) {
        sum = 0;
        for (size_t j = 0; j < N; ++j) sum = sum + A[i * N + j] * x[j];
        y[i] = sum;
    }
}
