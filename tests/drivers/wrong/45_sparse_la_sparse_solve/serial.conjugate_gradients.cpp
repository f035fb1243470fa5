// expect: wrong_answer
void solveLinearSystem(std::vector<COOElement> const& A, std::vector<double> const& b,
                       std::vector<double>& x, size_t N) {
    std::vector<double> r = b, p = b, Ap(N);
    double rr = std::inner_product(r.begin(), r.end(), r.begin(), 0.0);
    for (size_t step = 0; step < 10 * N && rr > 1e-24; ++step) {
        std::fill(Ap.begin(), Ap.end(), 0.0);
        for (const auto& entry : A) Ap[entry.row] += entry.value * p[entry.column];
        double alpha = rr / std::inner_product(p.begin(), p.end(), Ap.begin(), 0.0);
        for (size_t i = 0; i < N; ++i) x[i] += alpha * p[i], r[i] -= alpha * Ap[i];
        double old = rr;
        rr = std::inner_product(r.begin(), r.end(), r.begin(), 0.0);
        for (size_t i = 0; i < N; ++i) p[i] = r[i] + rr / old * p[i];
    }
}
