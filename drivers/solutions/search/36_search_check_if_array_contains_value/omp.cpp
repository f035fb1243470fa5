namespace {

constexpr size_t block = 4096;

// One test a block instead of one a number: the loop has no exit, so it vectorises.
bool occurs(const int* x, size_t count, int target) {
    int hits = 0;
    for (size_t i = 0; i < count; ++i) hits |= x[i] == target;
    return hits;
}

}  // namespace

// Threads take blocks in rising order, so all stop soon after the first hit.
bool contains(std::vector<int> const& x, int target) {
    std::atomic<size_t> next{0};
    std::atomic<bool> found{false};
#pragma omp parallel
    while (!found.load(std::memory_order_relaxed)) {
        const size_t first = next.fetch_add(block, std::memory_order_relaxed);
        if (first >= x.size()) break;
        if (occurs(x.data() + first, std::min(block, x.size() - first), target))
            found.store(true, std::memory_order_relaxed);
    }
    return found;
}
