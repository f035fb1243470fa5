// expect: wrong_answer
size_t findClosestToPi(std::vector<double> const& x) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    size_t closest = x.size() * rank / size, end = x.size() * (rank + 1) / size;
    for (size_t i = closest; i < end; ++i)
        if (std::abs(x[i] - M_PI) < std::abs(x[closest] - M_PI)) closest = i;
    size_t result = 0;
    MPI_Reduce(&closest, &result, 1, MPI_UINT64_T, MPI_MIN, 0, MPI_COMM_WORLD);
    return result;
}
