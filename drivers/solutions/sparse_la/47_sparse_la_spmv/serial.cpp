// A run of entries in the same row is summed in a register: fast where A is sorted, right anyhow.
void spmv(double alpha, std::vector<COOElement> const& A, std::vector<double> const& x, double beta,
          std::vector<double>& y, size_t M, size_t N) {
    for (double& value : y) value *= beta;
    for (size_t i = 0; i < A.size();) {
        const size_t row = A[i].row;
        double sum = 0;
        for (; i < A.size() && A[i].row == row; ++i) sum += A[i].value * x[A[i].column];
        y[row] += alpha * sum;
    }
}
