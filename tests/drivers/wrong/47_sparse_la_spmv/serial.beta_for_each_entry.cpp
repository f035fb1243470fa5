// expect: wrong_answer
void spmv(double alpha, std::vector<COOElement> const& A, std::vector<double> const& x, double beta,
          std::vector<double>& y, size_t M, size_t N) {
    for (const auto& entry : A)
        y[entry.row] = alpha * entry.value * x[entry.column] + beta * y[entry.row];
}
