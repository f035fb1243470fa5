// expect: wrong_answer
void solveLinearSystem(std::vector<double> const& A, std::vector<double> const& b,
                       std::vector<double>& x, size_t N) {
    std::vector<double> residual = b, direction = b, product(N);
    double norm = std::inner_product(b.begin(), b.end(), b.begin(), 0.0);
    for (size_t iteration = 0; iteration < 10 * N && norm > 1e-24; ++iteration) {
        for (size_t i = 0; i < N; ++i)
            product[i] = std::inner_product(direction.begin(), direction.end(), &A[i * N], 0.0);
        double step =
            norm / std::inner_product(direction.begin(), direction.end(), product.begin(), 0.0);
        for (size_t i = 0; i < N; ++i) {
            x[i] += step * direction[i];
            residual[i] -= step * product[i];
        }
        double old = norm;
        norm = std::inner_product(residual.begin(), residual.end(), residual.begin(), 0.0);
        for (size_t i = 0; i < N; ++i) direction[i] = residual[i] + norm / old * direction[i];
    }
}
