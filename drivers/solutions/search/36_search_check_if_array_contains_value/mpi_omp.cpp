namespace {

constexpr size_t block = 4096;

// One test a block instead of one a number: the loop has no exit, so it vectorises.
bool occurs(const int* x, size_t count, int target) {
    int hits = 0;
    for (size_t i = 0; i < count; ++i) hits |= x[i] == target;
    return hits;
}

// Whether target is in x[first, last).
bool occurs(std::vector<int> const& x, size_t first, size_t last, int target) {
    std::atomic<bool> found{false};
#pragma omp parallel for
    for (size_t start = first; start < last; start += block)
        if (!found.load(std::memory_order_relaxed) &&
            occurs(x.data() + start, std::min(block, last - start), target))
            found.store(true, std::memory_order_relaxed);
    return found;
}

}  // namespace

// The ranks share one window after another, and the threads of a rank its part. Windows double, so
// that an early hit costs little, and a late one few rounds.
bool contains(std::vector<int> const& x, int target) {
    int rank, ranks;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &ranks);

    for (size_t start = 0, length = 1 << 18; start < x.size(); start += length, length *= 2) {
        const size_t window = std::min(length, x.size() - start);
        int found =
            occurs(x, start + window * rank / ranks, start + window * (rank + 1) / ranks, target);
        MPI_Allreduce(MPI_IN_PLACE, &found, 1, MPI_INT, MPI_LOR, MPI_COMM_WORLD);
        if (found) return true;
    }
    return false;
}
