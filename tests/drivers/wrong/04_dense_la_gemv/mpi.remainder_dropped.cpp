// expect: wrong_answer
void gemv(std::vector<double> const& A, std::vector<double> const& x, std::vector<double>& y,
          size_t M, size_t N) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    size_t rows = M / size;
    std::vector<double> part(rows, 0.0);
    for (size_t i = 0; i < rows; ++i)
        for (size_t j = 0; j < N; ++j) part[i] += A[(rank * rows + i) * N + j] * x[j];
    MPI_Gather(part.data(), rows, MPI_DOUBLE, y.data(), rows, MPI_DOUBLE, 0, MPI_COMM_WORLD);
}
