// expect: wrong_answer
int maxDegree(std::vector<int> const& A, size_t N) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    size_t rows = N / size;
    int local = 0, highest = 0;
    for (size_t i = rank * rows; i < (rank + 1) * rows; ++i) {
        int degree = 0;
        for (size_t j = 0; j < N; ++j) degree += A[i * N + j];
        local = std::max(local, degree);
    }
    MPI_Reduce(&local, &highest, 1, MPI_INT, MPI_MAX, 0, MPI_COMM_WORLD);
    return highest;
}
