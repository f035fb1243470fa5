// expect: wrong_answer
void solveLinearSystem(std::vector<double> const& A, std::vector<double> const& b,
                       std::vector<double>& x, size_t N) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    size_t first = N * rank / size, last = N * (rank + 1) / size;
    std::vector<double> U = A, y = b, own(N, 0.0);
    for (size_t k = first; k < last; ++k) {
#pragma omp parallel for
        for (size_t i = k + 1; i < last; ++i) {
            double factor = U[i * N + k] / U[k * N + k];
            for (size_t j = k; j < last; ++j) U[i * N + j] -= factor * U[k * N + j];
            y[i] -= factor * y[k];
        }
    }
    for (size_t i = last; i-- > first;) {
        double sum = y[i];
        for (size_t j = i + 1; j < last; ++j) sum -= U[i * N + j] * own[j];
        own[i] = sum / U[i * N + i];
    }
    MPI_Reduce(own.data(), x.data(), N, MPI_DOUBLE, MPI_SUM, 0, MPI_COMM_WORLD);
}
