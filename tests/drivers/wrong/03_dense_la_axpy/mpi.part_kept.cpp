// expect: wrong_answer
void axpy(double alpha, std::vector<double> const& x, std::vector<double> const& y,
          std::vector<double>& z) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    size_t last = x.size() * (rank + 1) / size;
    for (size_t i = x.size() * rank / size; i < last; ++i) z[i] = alpha * x[i] + y[i];
    MPI_Barrier(MPI_COMM_WORLD);
}
