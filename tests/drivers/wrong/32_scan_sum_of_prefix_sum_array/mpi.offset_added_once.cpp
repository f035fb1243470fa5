// expect: wrong_answer
double sumOfPrefixSum(std::vector<double> const& x) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    double own = 0, before = 0, local = 0, sum = 0;
    for (size_t i = x.size() * rank / size; i < x.size() * (rank + 1) / size; ++i) {
        own += x[i];
        local += own;
    }
    MPI_Exscan(&own, &before, 1, MPI_DOUBLE, MPI_SUM, MPI_COMM_WORLD);
    if (rank > 0) local += before;
    MPI_Reduce(&local, &sum, 1, MPI_DOUBLE, MPI_SUM, 0, MPI_COMM_WORLD);
    return sum;
}
