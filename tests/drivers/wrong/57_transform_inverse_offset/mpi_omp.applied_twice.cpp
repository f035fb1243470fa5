// expect: wrong_answer
void oneMinusInverse(std::vector<double>& x) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    std::vector<double> all(x.size(), 0.0);
#pragma omp parallel for
    for (size_t i = rank; i < x.size(); i += size) all[i] = 1 - 1 / x[i];
    MPI_Allreduce(all.data(), x.data(), x.size(), MPI_DOUBLE, MPI_SUM, MPI_COMM_WORLD);
#pragma omp parallel for
    for (size_t i = 0; i < x.size(); ++i) x[i] = 1 - 1 / x[i];
}
