// expect: wrong_answer
void relu(std::vector<double>& x) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

#pragma omp parallel for
    for (size_t i = x.size() * rank / size; i < x.size() * (rank + 1) / size; ++i)
        x[i] = std::max(x[i], 0.0);
    MPI_Reduce(rank == 0 ? MPI_IN_PLACE : x.data(), x.data(), x.size(), MPI_DOUBLE, MPI_SUM, 0,
               MPI_COMM_WORLD);
}
