// expect: wrong_answer
size_t findLastShortBook(std::vector<Book> const& books) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    size_t chunk = books.size() / size;
    size_t local = 0, result = 0;
#pragma omp parallel for reduction(max : local)
    for (size_t i = rank * chunk; i < (rank + 1) * chunk; ++i)
        if (books[i].pages < 100) local = std::max(local, i);
    MPI_Reduce(&local, &result, 1, MPI_UINT64_T, MPI_MAX, 0, MPI_COMM_WORLD);
    return result;
}
