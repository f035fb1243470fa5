// expect: wrong_answer
void spmv(double alpha, std::vector<COOElement> const& A, std::vector<double> const& x, double beta,
          std::vector<double>& y, size_t M, size_t N) {
    std::vector<size_t> start(M + 1, 0);
    for (const auto& entry : A) ++start[entry.row + 1];
    for (size_t i = 0; i < M; ++i) start[i + 1] += start[i];
    for (size_t i = 0; i < M; ++i) {
        double sum = 0;
        for (size_t k = start[i]; k < start[i + 1]; ++k) sum += A[k].value * x[A[k].column];
        y[i] = alpha * sum + beta * y[i];
    }
}
