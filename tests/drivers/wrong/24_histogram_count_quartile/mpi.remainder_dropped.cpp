// expect: wrong_answer
void countQuartiles(std::vector<double> const& x, std::array<size_t, 4>& bins) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    size_t chunk = x.size() / size;
    std::array<size_t, 4> local = {};
    for (size_t i = rank * chunk; i < (rank + 1) * chunk; ++i)
        ++local[size_t((x[i] - std::floor(x[i])) * 4)];
    MPI_Reduce(local.data(), bins.data(), 4, MPI_UINT64_T, MPI_SUM, 0, MPI_COMM_WORLD);
}
