// Rank 0 must copy all results bit by bit, which takes about as long as to compute them.
void mapPowersOfTwo(std::vector<int> const& x, std::vector<bool>& mask) {
    int rank, ranks;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &ranks);

    std::vector<int> counts(ranks), starts(ranks);
    for (int r = 0; r < ranks; ++r) {
        starts[r] = int(x.size() * r / ranks);
        counts[r] = int(x.size() * (r + 1) / ranks) - starts[r];
    }
    std::vector<char> own(counts[rank]), all(rank == 0 ? x.size() : 0);
    std::transform(x.begin() + starts[rank], x.begin() + starts[rank] + counts[rank], own.begin(),
                   isPowerOfTwo);
    MPI_Gatherv(own.data(), counts[rank], MPI_CHAR, all.data(), counts.data(), starts.data(),
                MPI_CHAR, 0, MPI_COMM_WORLD);
    std::copy(all.begin(), all.end(), mask.begin());
}
