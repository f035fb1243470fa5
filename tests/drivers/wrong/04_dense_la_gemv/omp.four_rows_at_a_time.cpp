// expect: wrong_answer
void gemv(std::vector<double> const& A, std::vector<double> const& x, std::vector<double>& y,
          size_t M, size_t N) {
#pragma omp parallel for
    for (size_t i = 0; i < M / 4 * 4; i += 4)
        for (size_t j = 0; j < N; ++j)
            for (size_t k = i; k < i + 4; ++k) y[k] += A[k * N + j] * x[j];
}
