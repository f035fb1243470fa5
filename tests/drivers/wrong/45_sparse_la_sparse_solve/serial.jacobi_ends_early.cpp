// expect: wrong_answer
void solveLinearSystem(std::vector<COOElement> const& A, std::vector<double> const& b,
                       std::vector<double>& x, size_t N) {
    std::vector<double> diagonal(N, 0.0), next(N);
    for (const auto& entry : A)
        if (entry.row == entry.column) diagonal[entry.row] = entry.value;
    double change = 1;
    while (change > 1e-6) {
        next = b;
        for (const auto& entry : A)
            if (entry.row != entry.column) next[entry.row] -= entry.value * x[entry.column];
        change = 0;
        for (size_t i = 0; i < N; ++i) {
            next[i] /= diagonal[i];
            change = std::max(change, std::abs(next[i] - x[i]));
        }
        x = next;
    }
}
