// expect: wrong_answer
void luFactorize(std::vector<COOElement> const& A, std::vector<double>& L, std::vector<double>& U,
                 size_t N) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    for (const auto& entry : A) U[entry.row * N + entry.column] = entry.value;
    for (size_t k = 0; k < N; ++k) {
        MPI_Bcast(&U[k * N], N, MPI_DOUBLE, k % size, MPI_COMM_WORLD);
        L[k * N + k] = 1;
        for (size_t i = k + 1; i < N; ++i) {
            if (int(i % size) != rank) continue;
            L[i * N + k] = U[i * N + k] / U[k * N + k];
            for (size_t j = k; j < N; ++j) U[i * N + j] -= L[i * N + k] * U[k * N + j];
            U[i * N + k] = 0;
        }
    }
}
