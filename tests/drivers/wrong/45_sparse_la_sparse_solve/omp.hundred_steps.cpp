// expect: wrong_answer
void solveLinearSystem(std::vector<COOElement> const& A, std::vector<double> const& b,
                       std::vector<double>& x, size_t N) {
    std::vector<double> diagonal(N, 0.0), next(N);
    for (const auto& entry : A)
        if (entry.row == entry.column) diagonal[entry.row] = entry.value;
    for (int step = 0; step < 100; ++step) {
        next = b;
#pragma omp parallel for
        for (size_t i = 0; i < A.size(); ++i)
            if (A[i].row != A[i].column) {
#pragma omp atomic
                next[A[i].row] -= A[i].value * x[A[i].column];
            }
        for (size_t i = 0; i < N; ++i) x[i] = next[i] / diagonal[i];
    }
}
