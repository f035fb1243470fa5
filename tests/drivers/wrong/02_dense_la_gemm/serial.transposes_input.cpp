// expect: input_modified
void gemm(std::vector<double> const& A, std::vector<double> const& B, std::vector<double>& C,
          size_t M, size_t K, size_t N) {
    auto& T = const_cast<std::vector<double>&>(B);
    std::vector<double> copy = B;
    for (size_t k = 0; k < K; ++k)
        for (size_t j = 0; j < N; ++j) T[j * K + k] = copy[k * N + j];
    for (size_t i = 0; i < M; ++i)
        for (size_t j = 0; j < N; ++j) {
            double sum = 0;
            for (size_t k = 0; k < K; ++k) sum += A[i * K + k] * T[j * K + k];
            C[i * N + j] = sum;
        }
}
