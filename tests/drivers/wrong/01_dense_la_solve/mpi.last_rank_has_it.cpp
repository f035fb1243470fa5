// expect: wrong_answer
void solveLinearSystem(std::vector<double> const& A, std::vector<double> const& b,
                       std::vector<double>& x, size_t N) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    std::vector<double> U = A, y = b;
    for (size_t k = 0; k < N; ++k) {
        int owner = k % size;
        MPI_Bcast(&U[k * N], N, MPI_DOUBLE, owner, MPI_COMM_WORLD);
        MPI_Bcast(&y[k], 1, MPI_DOUBLE, owner, MPI_COMM_WORLD);
        for (size_t i = k + 1; i < N; ++i) {
            if (int(i % size) != rank) continue;
            double factor = U[i * N + k] / U[k * N + k];
            for (size_t j = k; j < N; ++j) U[i * N + j] -= factor * U[k * N + j];
            y[i] -= factor * y[k];
        }
    }
    if (rank == size - 1)
        for (size_t i = N; i-- > 0;) {
            double sum = y[i];
            for (size_t j = i + 1; j < N; ++j) sum -= U[i * N + j] * x[j];
            x[i] = sum / U[i * N + i];
        }
}
