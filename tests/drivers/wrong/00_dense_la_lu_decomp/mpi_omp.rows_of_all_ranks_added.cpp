// expect: wrong_answer
void luFactorize(std::vector<double>& A, size_t N) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    for (size_t k = 0; k < N; ++k) {
        MPI_Bcast(&A[k * N], N, MPI_DOUBLE, k % size, MPI_COMM_WORLD);
#pragma omp parallel for
        for (size_t i = k + 1; i < N; ++i) {
            if (int(i % size) != rank) continue;
            A[i * N + k] /= A[k * N + k];
            for (size_t j = k + 1; j < N; ++j) A[i * N + j] -= A[i * N + k] * A[k * N + j];
        }
    }
    MPI_Reduce(rank == 0 ? MPI_IN_PLACE : A.data(), A.data(), N * N, MPI_DOUBLE, MPI_SUM, 0,
               MPI_COMM_WORLD);
}
