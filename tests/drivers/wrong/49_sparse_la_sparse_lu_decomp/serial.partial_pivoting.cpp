// expect: wrong_answer
void luFactorize(std::vector<COOElement> const& A, std::vector<double>& L, std::vector<double>& U,
                 size_t N) {
    for (const auto& entry : A) U[entry.row * N + entry.column] = entry.value;
    for (size_t k = 0; k < N; ++k) {
        size_t pivot = k;
        for (size_t i = k + 1; i < N; ++i)
            if (std::abs(U[i * N + k]) > std::abs(U[pivot * N + k])) pivot = i;
        for (size_t j = 0; j < N; ++j) {
            std::swap(U[k * N + j], U[pivot * N + j]);
            std::swap(L[k * N + j], L[pivot * N + j]);
        }
        L[k * N + k] = 1;
        for (size_t i = k + 1; i < N; ++i) {
            L[i * N + k] = U[i * N + k] / U[k * N + k];
            for (size_t j = k; j < N; ++j) U[i * N + j] -= L[i * N + k] * U[k * N + j];
            U[i * N + k] = 0;
        }
    }
}
