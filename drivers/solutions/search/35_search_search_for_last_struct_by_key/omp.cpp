namespace {

constexpr size_t block = 1024;

// One past the last short book in books[first, last), 0 if there is none. Threads take blocks from
// the back on, so all stop soon after the first hit.
size_t end_of_short(std::vector<Book> const& books, size_t first, size_t last) {
    std::atomic<size_t> behind{0};
    std::atomic<size_t> found{0};
#pragma omp parallel
    for (;;) {
        const size_t skipped = behind.fetch_add(block, std::memory_order_relaxed);
        if (skipped >= last - first) break;
        const size_t end = last - skipped, start = end - std::min(block, end - first);
        if (found.load(std::memory_order_relaxed) >= end) break;

        size_t hit = end;
        while (hit > start && books[hit - 1].pages >= 100) --hit;
        if (hit == start) continue;
        size_t best = found.load();
        while (hit > best && !found.compare_exchange_weak(best, hit)) {
        }
        break;
    }
    return found;
}

}  // namespace

size_t findLastShortBook(std::vector<Book> const& books) {
    return end_of_short(books, 0, books.size()) - 1;
}
