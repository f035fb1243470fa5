// expect: wrong_answer
void spmv(double alpha, std::vector<COOElement> const& A, std::vector<double> const& x, double beta,
          std::vector<double>& y, size_t M, size_t N) {
    std::vector<double> product(M, 0.0);
#pragma omp parallel
    {
        std::vector<double> own(M, 0.0);
#pragma omp for nowait
        for (size_t k = 0; k < A.size(); ++k) own[A[k].row] += A[k].value * x[A[k].column];
#pragma omp critical
        product = own;
    }
    for (size_t i = 0; i < M; ++i) y[i] = alpha * product[i] + beta * y[i];
}
