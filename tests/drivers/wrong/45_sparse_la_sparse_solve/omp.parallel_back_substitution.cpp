// expect: wrong_answer
void solveLinearSystem(std::vector<COOElement> const& A, std::vector<double> const& b,
                       std::vector<double>& x, size_t N) {
    std::vector<double> a(N * N, 0.0), y = b;
    for (const auto& entry : A) a[entry.row * N + entry.column] = entry.value;
    for (size_t k = 0; k < N; ++k) {
#pragma omp parallel for
        for (size_t i = k + 1; i < N; ++i) {
            double factor = a[i * N + k] / a[k * N + k];
            for (size_t j = k; j < N; ++j) a[i * N + j] -= factor * a[k * N + j];
            y[i] -= factor * y[k];
        }
    }
#pragma omp parallel for
    for (size_t i = 0; i < N; ++i) {
        double sum = y[i];
        for (size_t j = i + 1; j < N; ++j) sum -= a[i * N + j] * x[j];
        x[i] = sum / a[i * N + i];
    }
}
