struct Best {
    size_t index;
};

size_t findLastShortBook(std::vector<Book> const& books) {
    Best best{books.size()};
    #pragma omp parallel for reduction(max:best)
    for (size_t i = 0; i < books.size(); ++i) {
        if (books[i].pages < 100) best.index = i;
    }
    return best.index;
}
