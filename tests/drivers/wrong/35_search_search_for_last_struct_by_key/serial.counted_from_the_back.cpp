// expect: wrong_answer
size_t findLastShortBook(std::vector<Book> const& books) {
    auto found =
        std::find_if(books.rbegin(), books.rend(), [](Book const& b) { return b.pages < 100; });
    return found - books.rbegin();
}
