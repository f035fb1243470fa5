// expect: wrong_answer
void spmv(double alpha, std::vector<COOElement> const& A, std::vector<double> const& x, double beta,
          std::vector<double>& y, size_t M, size_t N) {
#pragma omp parallel
    {
#pragma omp for
        for (size_t i = 0; i < M; ++i) y[i] *= beta;
        for (size_t k = 0; k < A.size(); ++k) {
#pragma omp atomic
            y[A[k].row] += alpha * A[k].value * x[A[k].column];
        }
    }
}
