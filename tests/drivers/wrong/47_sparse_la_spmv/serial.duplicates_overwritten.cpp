// expect: wrong_answer
void spmv(double alpha, std::vector<COOElement> const& A, std::vector<double> const& x, double beta,
          std::vector<double>& y, size_t M, size_t N) {
    std::vector<double> dense(M * N, 0.0);
    for (const auto& entry : A) dense[entry.row * N + entry.column] = entry.value;
    for (size_t i = 0; i < M; ++i) {
        double sum = 0;
        for (size_t j = 0; j < N; ++j) sum += dense[i * N + j] * x[j];
        y[i] = alpha * sum + beta * y[i];
    }
}
