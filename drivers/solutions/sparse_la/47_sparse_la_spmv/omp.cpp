// A run of entries in the same row is summed in a register, and costs one atomic update: few where
// A is sorted.
void spmv(double alpha, std::vector<COOElement> const& A, std::vector<double> const& x, double beta,
          std::vector<double>& y, size_t M, size_t N) {
#pragma omp parallel
    {
#pragma omp for
        for (size_t row = 0; row < M; ++row) y[row] *= beta;

        const size_t thread = omp_get_thread_num(), threads = omp_get_num_threads();
        const size_t last = A.size() * (thread + 1) / threads;
        for (size_t i = A.size() * thread / threads; i < last;) {
            const size_t row = A[i].row;
            double sum = 0;
            for (; i < last && A[i].row == row; ++i) sum += A[i].value * x[A[i].column];
#pragma omp atomic
            y[row] += alpha * sum;
        }
    }
}
