// expect: wrong_answer
size_t findLastShortBook(std::vector<Book> const& books) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    size_t local = books.size(), result = 0;
    for (size_t i = books.size() * rank / size; i < books.size() * (rank + 1) / size; ++i)
        if (books[i].pages < 100) local = i;
    MPI_Reduce(&local, &result, 1, MPI_UINT64_T, MPI_MAX, 0, MPI_COMM_WORLD);
    return result;
}
