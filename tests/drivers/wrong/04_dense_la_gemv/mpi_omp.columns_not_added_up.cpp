// expect: wrong_answer
void gemv(std::vector<double> const& A, std::vector<double> const& x, std::vector<double>& y,
          size_t M, size_t N) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    size_t first = N * rank / size, last = N * (rank + 1) / size;
#pragma omp parallel for
    for (size_t i = 0; i < M; ++i)
        for (size_t j = first; j < last; ++j) y[i] += A[i * N + j] * x[j];
    MPI_Bcast(y.data(), M, MPI_DOUBLE, 0, MPI_COMM_WORLD);
}
