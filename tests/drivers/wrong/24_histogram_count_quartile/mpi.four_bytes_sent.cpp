// expect: wrong_answer
void countQuartiles(std::vector<double> const& x, std::array<size_t, 4>& bins) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    std::array<size_t, 4> local = {};
    for (size_t i = rank; i < x.size(); i += size) ++local[size_t((x[i] - std::floor(x[i])) * 4)];
    MPI_Reduce(local.data(), bins.data(), 4, MPI_INT, MPI_SUM, 0, MPI_COMM_WORLD);
}
