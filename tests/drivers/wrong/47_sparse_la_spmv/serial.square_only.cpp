// expect: wrong_answer|crashed
void spmv(double alpha, std::vector<COOElement> const& A, std::vector<double> const& x, double beta,
          std::vector<double>& y, size_t M, size_t N) {
    std::vector<double> dense(M * M, 0.0);
    for (const auto& entry : A) dense[entry.row * M + entry.column] += entry.value;
    for (size_t i = 0; i < M; ++i) {
        double sum = 0;
        for (size_t j = 0; j < M; ++j) sum += dense[i * M + j] * x[j];
        y[i] = alpha * sum + beta * y[i];
    }
}
