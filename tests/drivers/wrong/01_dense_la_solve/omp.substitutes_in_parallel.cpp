// expect: wrong_answer
void solveLinearSystem(std::vector<double> const& A, std::vector<double> const& b,
                       std::vector<double>& x, size_t N) {
    std::vector<double> U = A, y = b;
    for (size_t k = 0; k < N; ++k) {
#pragma omp parallel for
        for (size_t i = k + 1; i < N; ++i) {
            double factor = U[i * N + k] / U[k * N + k];
            for (size_t j = k; j < N; ++j) U[i * N + j] -= factor * U[k * N + j];
            y[i] -= factor * y[k];
        }
    }
#pragma omp parallel for
    for (size_t i = 0; i < N; ++i) {
        double sum = y[i];
        for (size_t j = i + 1; j < N; ++j) sum -= U[i * N + j] * x[j];
        x[i] = sum / U[i * N + i];
    }
}
