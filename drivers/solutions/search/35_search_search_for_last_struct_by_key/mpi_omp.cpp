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

// The ranks share one window after another, from the back on, and the threads of a rank its part.
// Windows double, so that an early hit costs little, and a late one few rounds.
size_t findLastShortBook(std::vector<Book> const& books) {
    int rank, ranks;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &ranks);

    for (size_t end = books.size(), length = 1 << 16; end > 0; length *= 2) {
        const size_t window = std::min(length, end), start = end - window;
        size_t found =
            end_of_short(books, start + window * rank / ranks, start + window * (rank + 1) / ranks);
        MPI_Allreduce(MPI_IN_PLACE, &found, 1, MPI_UNSIGNED_LONG, MPI_MAX, MPI_COMM_WORLD);
        if (found > 0) return found - 1;
        end = start;
    }
    return 0;
}
