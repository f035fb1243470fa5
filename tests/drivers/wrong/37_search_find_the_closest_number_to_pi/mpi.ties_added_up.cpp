// expect: wrong_answer
size_t findClosestToPi(std::vector<double> const& x) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    size_t begin = x.size() * rank / size, end = x.size() * (rank + 1) / size;
    double local = std::numeric_limits<double>::max(), best;
    size_t own = 0, result = 0;
    for (size_t i = begin; i < end; ++i)
        if (std::abs(x[i] - M_PI) < local) {
            local = std::abs(x[i] - M_PI);
            own = i;
        }
    MPI_Allreduce(&local, &best, 1, MPI_DOUBLE, MPI_MIN, MPI_COMM_WORLD);
    if (local != best) own = 0;
    MPI_Reduce(&own, &result, 1, MPI_UINT64_T, MPI_SUM, 0, MPI_COMM_WORLD);
    return result;
}
