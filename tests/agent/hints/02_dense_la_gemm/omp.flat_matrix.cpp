void gemm(std::vector<double> const& A, std::vector<double> const& B, std::vector<double>& C, size_t M, size_t K, size_t N) {
    #pragma omp parallel for
    for (size_t i = 0; i < M; ++i)
        for (size_t j = 0; j < N; ++j) {
            C[i][j] = 0;
            for (size_t k = 0; k < K; ++k) C[i][j] += A[i][k] * B[k][j];
        }
}
