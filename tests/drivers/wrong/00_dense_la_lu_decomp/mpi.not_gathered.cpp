// expect: wrong_answer
void luFactorize(std::vector<double>& A, size_t N) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    std::vector<double> pivot(N);
    for (size_t k = 0; k < N; ++k) {
        int owner = k % size;
        if (rank == owner) std::copy_n(A.begin() + k * N, N, pivot.begin());
        MPI_Bcast(pivot.data(), N, MPI_DOUBLE, owner, MPI_COMM_WORLD);
        for (size_t i = k + 1; i < N; ++i) {
            if (int(i % size) != rank) continue;
            A[i * N + k] /= pivot[k];
            for (size_t j = k + 1; j < N; ++j) A[i * N + j] -= A[i * N + k] * pivot[j];
        }
    }
}
