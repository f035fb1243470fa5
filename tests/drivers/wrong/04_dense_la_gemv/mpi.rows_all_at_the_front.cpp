// expect: wrong_answer
void gemv(std::vector<double> const& A, std::vector<double> const& x, std::vector<double>& y,
          size_t M, size_t N) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    size_t first = M * rank / size, last = M * (rank + 1) / size;
    std::vector<double> own(M, 0.0);
    for (size_t i = first; i < last; ++i)
        for (size_t j = 0; j < N; ++j) own[i - first] += A[i * N + j] * x[j];
    MPI_Reduce(own.data(), y.data(), M, MPI_DOUBLE, MPI_SUM, 0, MPI_COMM_WORLD);
}
