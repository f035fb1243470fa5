// expect: wrong_answer
void sparseAxpy(double alpha, std::vector<Element> const& x, std::vector<Element> const& y,
                std::vector<double>& z) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    size_t xs = x.size() / size, ys = y.size() / size;
    std::vector<double> own(z.size(), 0.0);
    for (size_t i = rank * xs; i < (rank + 1) * xs; ++i) own[x[i].index] += alpha * x[i].value;
    for (size_t i = rank * ys; i < (rank + 1) * ys; ++i) own[y[i].index] += y[i].value;
    MPI_Reduce(own.data(), z.data(), z.size(), MPI_DOUBLE, MPI_SUM, 0, MPI_COMM_WORLD);
}
