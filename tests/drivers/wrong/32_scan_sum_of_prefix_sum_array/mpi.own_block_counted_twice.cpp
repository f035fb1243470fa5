// expect: wrong_answer
double sumOfPrefixSum(std::vector<double> const& x) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    size_t first = x.size() * rank / size, last = x.size() * (rank + 1) / size;
    double own = std::accumulate(x.begin() + first, x.begin() + last, 0.0);
    double prefix = 0, local = 0, sum = 0;
    MPI_Scan(&own, &prefix, 1, MPI_DOUBLE, MPI_SUM, MPI_COMM_WORLD);
    for (size_t i = first; i < last; ++i) {
        prefix += x[i];
        local += prefix;
    }
    MPI_Reduce(&local, &sum, 1, MPI_DOUBLE, MPI_SUM, 0, MPI_COMM_WORLD);
    return sum;
}
