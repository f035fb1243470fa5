// expect: wrong_answer
void mapPowersOfTwo(std::vector<int> const& x, std::vector<bool>& mask) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    std::vector<char> own;
    for (size_t i = rank; i < x.size(); i += size) own.push_back(isPowerOfTwo(x[i]));
    std::vector<int> counts(size), starts(size, 0);
    for (int r = 0; r < size; ++r) counts[r] = (x.size() + size - 1 - r) / size;
    for (int r = 1; r < size; ++r) starts[r] = starts[r - 1] + counts[r - 1];
    std::vector<char> all(x.size());
    MPI_Gatherv(own.data(), own.size(), MPI_CHAR, all.data(), counts.data(), starts.data(),
                MPI_CHAR, 0, MPI_COMM_WORLD);
    for (size_t i = 0; rank == 0 && i < x.size(); ++i) mask[i] = all[i];
}
