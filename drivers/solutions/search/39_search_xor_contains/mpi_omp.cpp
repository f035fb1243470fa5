namespace {

constexpr size_t block = 4096;

// One test a block instead of one a number: the loop has no exit, so it vectorises.
bool occurs(const int* x, size_t count, int val) {
    int hits = 0;
    for (size_t i = 0; i < count; ++i) hits |= x[i] == val;
    return hits;
}

// Whether val is in x[first, last). After a hit, the blocks that are left are skipped.
bool occurs(std::vector<int> const& x, size_t first, size_t last, int val) {
    std::atomic<bool> found{false};
#pragma omp parallel for
    for (size_t start = first; start < last; start += block)
        if (!found.load(std::memory_order_relaxed) &&
            occurs(x.data() + start, std::min(block, last - start), val))
            found.store(true, std::memory_order_relaxed);
    return found;
}

}  // namespace

// Each rank searches a part of either vector. One exchange at the end: a rank learns nothing of an
// early hit by another.
bool xorContains(std::vector<int> const& x, std::vector<int> const& y, int val) {
    int rank, ranks;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &ranks);

    int found[] = {
        occurs(x, x.size() * rank / ranks, x.size() * (rank + 1) / ranks, val),
        occurs(y, y.size() * rank / ranks, y.size() * (rank + 1) / ranks, val),
    };
    MPI_Allreduce(MPI_IN_PLACE, found, 2, MPI_INT, MPI_LOR, MPI_COMM_WORLD);
    return found[0] != found[1];
}
