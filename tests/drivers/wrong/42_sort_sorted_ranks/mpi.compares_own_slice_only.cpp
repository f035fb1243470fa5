// expect: wrong_answer
void ranks(std::vector<float> const& x, std::vector<size_t>& ranks) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    size_t first = x.size() * rank / size, last = x.size() * (rank + 1) / size;
    std::vector<size_t> own(x.size(), 0);
    for (size_t i = first; i < last; ++i)
        for (size_t j = first; j < last; ++j) own[i] += x[j] < x[i] || (x[j] == x[i] && j < i);
    MPI_Reduce(own.data(), ranks.data(), x.size(), MPI_UNSIGNED_LONG, MPI_SUM, 0, MPI_COMM_WORLD);
}
