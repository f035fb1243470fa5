// expect: wrong_answer
void solveLinearSystem(std::vector<COOElement> const& A, std::vector<double> const& b,
                       std::vector<double>& x, size_t N) {
    std::vector<double> a(N * N, 0.0);
    for (const auto& entry : A) a[entry.row * N + entry.column] = entry.value;
    for (size_t i = N; i-- > 0;) {
        x[i] = b[i];
        for (size_t j = i + 1; j < N; ++j) x[i] -= a[i * N + j] * x[j];
        x[i] /= a[i * N + i];
    }
}
