namespace {

constexpr size_t block = 4096;

// One test a block instead of one a number: the loop has no exit, so it vectorises.
bool any_even(const int* x, size_t count) {
    int lowest_bits = 1;
    for (size_t i = 0; i < count; ++i) lowest_bits &= x[i];
    return !lowest_bits;
}

}  // namespace

// Threads take blocks in rising order, so all stop soon after the first hit.
size_t findFirstEven(std::vector<int> const& x) {
    std::atomic<size_t> next{0}, found{x.size()};
#pragma omp parallel
    for (;;) {
        const size_t first = next.fetch_add(block, std::memory_order_relaxed);
        if (first >= found.load(std::memory_order_relaxed)) break;
        const size_t last = std::min(first + block, x.size());
        if (!any_even(x.data() + first, last - first)) continue;

        size_t hit =
            std::find_if(x.begin() + first, x.begin() + last, [](int v) { return !(v & 1); }) -
            x.begin();
        size_t best = found.load();
        while (hit < best && !found.compare_exchange_weak(best, hit)) {
        }
        break;
    }
    return found;
}
