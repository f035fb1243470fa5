// expect: wrong_answer
size_t findLastShortBook(std::vector<Book> const& books) {
    size_t last = books.size();
#pragma omp parallel
    {
        size_t local = books.size();
#pragma omp for nowait
        for (size_t i = 0; i < books.size(); ++i)
            if (books[i].pages < 100) local = i;
#pragma omp critical
        last = std::min(last, local);
    }
    return last;
}
