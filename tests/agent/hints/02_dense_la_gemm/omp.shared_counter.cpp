void gemm(std::vector<double> const& A, std::vector<double> const& B, std::vector<double>& C, size_t M, size_t K, size_t N) {
    size_t i, j, k;
    #pragma omp parallel for private(k)
    for (i = 0; i < M; ++i)
        for (j = 0; j < N; ++j) {
            double sum = 0;
            for (k = 0; k < K; ++k) sum += A[i * K + k] * B[k * N + j];
            C[i * N + j] = sum;
        }
}
