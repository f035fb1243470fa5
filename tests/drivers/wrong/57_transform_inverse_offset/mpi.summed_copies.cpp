// expect: wrong_answer
void oneMinusInverse(std::vector<double>& x) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    for (size_t i = rank; i < x.size(); i += size) x[i] = 1 - 1 / x[i];
    std::vector<double> all(x.size());
    MPI_Reduce(x.data(), all.data(), x.size(), MPI_DOUBLE, MPI_SUM, 0, MPI_COMM_WORLD);
    if (rank == 0) x = all;
}
