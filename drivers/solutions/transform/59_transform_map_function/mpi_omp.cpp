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
    const int* slice = x.data() + starts[rank];
    const int size = counts[rank];
#pragma omp parallel for simd
    for (int i = 0; i < size; ++i) own[i] = isPowerOfTwo(slice[i]);
    MPI_Gatherv(own.data(), counts[rank], MPI_CHAR, all.data(), counts.data(), starts.data(),
                MPI_CHAR, 0, MPI_COMM_WORLD);

    // Elements of a vector of bools share words: whole blocks, each a multiple of a word.
    constexpr size_t block = 1 << 12;
#pragma omp parallel for
    for (size_t first = 0; first < all.size(); first += block) {
        const size_t last = std::min(first + block, all.size());
        std::copy(all.begin() + first, all.begin() + last, mask.begin() + first);
    }
}
