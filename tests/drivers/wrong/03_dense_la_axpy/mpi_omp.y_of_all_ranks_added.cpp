// expect: wrong_answer
void axpy(double alpha, std::vector<double> const& x, std::vector<double> const& y,
          std::vector<double>& z) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    std::vector<double> part = y;
#pragma omp parallel for
    for (size_t i = x.size() * rank / size; i < x.size() * (rank + 1) / size; ++i)
        part[i] += alpha * x[i];
    MPI_Reduce(part.data(), z.data(), z.size(), MPI_DOUBLE, MPI_SUM, 0, MPI_COMM_WORLD);
}
