// expect: wrong_answer
void gemm(std::vector<double> const& A, std::vector<double> const& B, std::vector<double>& C,
          size_t M, size_t K, size_t N) {
    const size_t block = 16;
    for (size_t k0 = 0; k0 < K; k0 += block)
#pragma omp parallel for collapse(2)
        for (size_t i = 0; i < M; ++i)
            for (size_t j = 0; j < N; ++j) {
                double sum = 0;
                for (size_t k = k0; k < std::min(k0 + block, K); ++k)
                    sum += A[i * K + k] * B[k * N + j];
                C[i * N + j] = sum;
            }
}
