// expect: wrong_answer
size_t findLastShortBook(std::vector<Book> const& books) {
    size_t last = 0;
#pragma omp parallel for
    for (size_t i = 0; i < books.size(); ++i)
        if (books[i].pages < 100) {
#pragma omp critical
            last = i;
        }
    return last;
}
