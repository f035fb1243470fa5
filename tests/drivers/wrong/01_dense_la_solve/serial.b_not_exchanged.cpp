// expect: wrong_answer
void solveLinearSystem(std::vector<double> const& A, std::vector<double> const& b,
                       std::vector<double>& x, size_t N) {
    std::vector<double> U = A, y = b;
    for (size_t k = 0; k < N; ++k) {
        size_t pivot = k;
        for (size_t i = k + 1; i < N; ++i)
            if (std::abs(U[i * N + k]) > std::abs(U[pivot * N + k])) pivot = i;
        if (pivot != k)
            for (size_t j = 0; j < N; ++j) std::swap(U[k * N + j], U[pivot * N + j]);
        for (size_t i = k + 1; i < N; ++i) {
            double factor = U[i * N + k] / U[k * N + k];
            for (size_t j = k; j < N; ++j) U[i * N + j] -= factor * U[k * N + j];
            y[i] -= factor * y[k];
        }
    }
    for (size_t i = N; i-- > 0;) {
        double sum = y[i];
        for (size_t j = i + 1; j < N; ++j) sum -= U[i * N + j] * x[j];
        x[i] = sum / U[i * N + i];
    }
}
