size_t findLastShortBook(std::vector<Book> const& books) {
    size_t i = books.size() - 1;
    while (books[i].pages >= 100) --i;
    return i;
}
