// expect: wrong_answer
void luFactorize(std::vector<COOElement> const& A, std::vector<double>& L, std::vector<double>& U,
                 size_t N) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    for (const auto& entry : A) U[entry.row * N + entry.column] = entry.value;
    for (size_t k = 0; k < N; ++k) {
        L[k * N + k] = rank == 0;
        for (size_t i = k + 1; i < N; ++i) {
            if (int(i % size) != rank) continue;
            L[i * N + k] = U[i * N + k] / U[k * N + k];
            for (size_t j = k; j < N; ++j) U[i * N + j] -= L[i * N + k] * U[k * N + j];
            U[i * N + k] = 0;
        }
    }
    for (size_t i = 0; i < N; ++i) MPI_Bcast(&U[i * N], N, MPI_DOUBLE, i % size, MPI_COMM_WORLD);
    std::vector<double> own = L;
    MPI_Reduce(own.data(), L.data(), N * N, MPI_DOUBLE, MPI_SUM, 0, MPI_COMM_WORLD);
}
