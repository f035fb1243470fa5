// expect: wrong_answer
void gemm(std::vector<double> const& A, std::vector<double> const& B, std::vector<double>& C,
          size_t M, size_t K, size_t N) {
    const size_t tile = 8;
#pragma omp parallel for collapse(2)
    for (size_t i0 = 0; i0 < M / tile * tile; i0 += tile)
        for (size_t j0 = 0; j0 < N / tile * tile; j0 += tile)
            for (size_t i = i0; i < i0 + tile; ++i)
                for (size_t k = 0; k < K; ++k)
                    for (size_t j = j0; j < j0 + tile; ++j)
                        C[i * N + j] += A[i * K + k] * B[k * N + j];
}
