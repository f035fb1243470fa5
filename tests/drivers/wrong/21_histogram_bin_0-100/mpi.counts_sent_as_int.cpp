// expect: wrong_answer
void binsBy10Count(std::vector<double> const& x, std::array<size_t, 10>& bins) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    std::array<size_t, 10> local = {};
    for (size_t k = x.size() * rank / size; k < x.size() * (rank + 1) / size; ++k)
        ++local[std::min(int(x[k] / 10), 9)];
    MPI_Reduce(local.data(), bins.data(), 10, MPI_INT, MPI_SUM, 0, MPI_COMM_WORLD);
}
