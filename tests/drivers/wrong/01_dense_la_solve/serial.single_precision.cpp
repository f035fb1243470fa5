// expect: wrong_answer
void solveLinearSystem(std::vector<double> const& A, std::vector<double> const& b,
                       std::vector<double>& x, size_t N) {
    std::vector<float> U(A.begin(), A.end()), y(b.begin(), b.end());
    for (size_t k = 0; k < N; ++k)
        for (size_t i = k + 1; i < N; ++i) {
            float factor = U[i * N + k] / U[k * N + k];
            for (size_t j = k; j < N; ++j) U[i * N + j] -= factor * U[k * N + j];
            y[i] -= factor * y[k];
        }
    for (size_t i = N; i-- > 0;) {
        float sum = y[i];
        for (size_t j = i + 1; j < N; ++j) sum -= U[i * N + j] * float(x[j]);
        x[i] = sum / U[i * N + i];
    }
}
