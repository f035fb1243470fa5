// expect: wrong_answer
void firstLetterCounts(std::vector<std::string> const& s, std::array<size_t, 26>& bins) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    std::array<size_t, 26> local = {};
    for (size_t i = rank; i < s.size(); i += size) ++local[s[i][0] - 'a'];
    MPI_Reduce(local.data(), bins.data(), 26, MPI_UINT64_T, MPI_MAX, 0, MPI_COMM_WORLD);
}
