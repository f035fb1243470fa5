// expect: wrong_answer
void axpy(double alpha, std::vector<double> const& x, std::vector<double> const& y,
          std::vector<double>& z) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    int chunk = x.size() / size;
    std::vector<double> part(chunk);
    for (int i = 0; i < chunk; ++i) part[i] = alpha * x[rank * chunk + i] + y[rank * chunk + i];
    MPI_Gather(part.data(), chunk, MPI_DOUBLE, z.data(), chunk, MPI_DOUBLE, 0, MPI_COMM_WORLD);
}
