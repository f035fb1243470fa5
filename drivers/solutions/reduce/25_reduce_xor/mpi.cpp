bool reduceLogicalXOR(std::vector<bool> const& x) {
    int rank, ranks;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &ranks);

    const auto first = x.begin() + x.size() * rank / ranks;
    const auto last = x.begin() + x.size() * (rank + 1) / ranks;
    bool odd = std::count(first, last, true) % 2 != 0;
    MPI_Allreduce(MPI_IN_PLACE, &odd, 1, MPI_CXX_BOOL, MPI_LXOR, MPI_COMM_WORLD);
    return odd;
}
