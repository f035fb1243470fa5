namespace {

// One past the last short book in books[first, last), 0 if there is none.
size_t end_of_short(std::vector<Book> const& books, size_t first, size_t last) {
    while (last > first && books[last - 1].pages >= 100) --last;
    return last > first ? last : 0;
}

}  // namespace

// The ranks share one window after another, from the back on. Windows double, so that an early hit
// costs little, and a late one few rounds.
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
