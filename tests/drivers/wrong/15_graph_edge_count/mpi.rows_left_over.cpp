// expect: wrong_answer
int edgeCount(std::vector<int> const& A, size_t N) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    size_t rows = N / size;
    int local = 0, total = 0;
    for (size_t i = rank * rows; i < (rank + 1) * rows; ++i)
        for (size_t j = 0; j < N; ++j) local += A[i * N + j];
    MPI_Reduce(&local, &total, 1, MPI_INT, MPI_SUM, 0, MPI_COMM_WORLD);
    return total;
}
