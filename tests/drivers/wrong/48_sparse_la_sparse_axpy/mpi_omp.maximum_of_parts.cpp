// expect: wrong_answer
void sparseAxpy(double alpha, std::vector<Element> const& x, std::vector<Element> const& y,
                std::vector<double>& z) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    std::vector<double> own(z.size(), 0.0);
#pragma omp parallel for
    for (size_t i = x.size() * rank / size; i < x.size() * (rank + 1) / size; ++i)
        own[x[i].index] += alpha * x[i].value;
#pragma omp parallel for
    for (size_t i = y.size() * rank / size; i < y.size() * (rank + 1) / size; ++i)
        own[y[i].index] += y[i].value;
    MPI_Reduce(own.data(), z.data(), z.size(), MPI_DOUBLE, MPI_MAX, 0, MPI_COMM_WORLD);
}
