void spmv(double alpha, std::vector<COOElement> const& A, std::vector<double> const& x, double beta, std::vector<double>& y, size_t M, size_t N) {
    #pragma omp parallel for reduction(+:y)
    for (size_t i = 0; i < M; ++i) {
        y[i] = beta * y[i];
        for (const auto& elem : A) {
            if (elem.row == i) {
                y[i] += alpha * elem.value * x[elem.column];
            }
        }
    }
}
