// expect: wrong_answer
void sparseAxpy(double alpha, std::vector<Element> const& x, std::vector<Element> const& y,
                std::vector<double>& z) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    for (size_t i = x.size() * rank / size; i < x.size() * (rank + 1) / size; ++i)
        z[x[i].index] += alpha * x[i].value;
    for (size_t i = y.size() * rank / size; i < y.size() * (rank + 1) / size; ++i)
        z[y[i].index] += y[i].value;
    MPI_Barrier(MPI_COMM_WORLD);
}
