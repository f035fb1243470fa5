// expect: wrong_answer
void solveLinearSystem(std::vector<double> const& A, std::vector<double> const& b,
                       std::vector<double>& x, size_t N) {
    std::vector<double> next(N);
    for (int iteration = 0; iteration < 1000; ++iteration) {
        double change = 0;
        for (size_t i = 0; i < N; ++i) {
            double sum = b[i];
            for (size_t j = 0; j < N; ++j)
                if (j != i) sum -= A[i * N + j] * x[j];
            next[i] = sum / A[i * N + i];
            change = std::max(change, std::abs(next[i] - x[i]));
        }
        x = next;
        if (change < 1e-10) break;
    }
}
