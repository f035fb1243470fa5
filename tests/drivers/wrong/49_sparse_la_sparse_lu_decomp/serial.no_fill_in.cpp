// expect: wrong_answer
void luFactorize(std::vector<COOElement> const& A, std::vector<double>& L, std::vector<double>& U,
                 size_t N) {
    for (const auto& entry : A) U[entry.row * N + entry.column] = entry.value;
    for (size_t k = 0; k < N; ++k) {
        L[k * N + k] = 1;
        for (size_t i = k + 1; i < N; ++i) {
            if (U[i * N + k] == 0) continue;
            double factor = U[i * N + k] / U[k * N + k];
            L[i * N + k] = factor;
            U[i * N + k] = 0;
            for (size_t j = k + 1; j < N; ++j)
                if (U[i * N + j] != 0) U[i * N + j] -= factor * U[k * N + j];
        }
    }
}
