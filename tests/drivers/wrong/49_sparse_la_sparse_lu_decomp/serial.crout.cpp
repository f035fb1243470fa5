// expect: wrong_answer
void luFactorize(std::vector<COOElement> const& A, std::vector<double>& L, std::vector<double>& U,
                 size_t N) {
    std::vector<double> a(N * N, 0.0);
    for (const auto& entry : A) a[entry.row * N + entry.column] = entry.value;
    for (size_t k = 0; k < N; ++k) {
        for (size_t i = k; i < N; ++i) {
            double sum = a[i * N + k];
            for (size_t p = 0; p < k; ++p) sum -= L[i * N + p] * U[p * N + k];
            L[i * N + k] = sum;
        }
        U[k * N + k] = 1;
        for (size_t j = k + 1; j < N; ++j) {
            double sum = a[k * N + j];
            for (size_t p = 0; p < k; ++p) sum -= L[k * N + p] * U[p * N + j];
            U[k * N + j] = sum / L[k * N + k];
        }
    }
}
