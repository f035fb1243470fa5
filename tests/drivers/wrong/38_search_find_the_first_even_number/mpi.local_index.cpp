// expect: wrong_answer
size_t findFirstEven(std::vector<int> const& x) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    auto begin = x.begin() + x.size() * rank / size, end = x.begin() + x.size() * (rank + 1) / size;
    auto found = std::find_if(begin, end, [](int v) { return v % 2 == 0; });
    unsigned long local = found == end ? x.size() : found - begin;
    unsigned long result = 0;
    MPI_Reduce(&local, &result, 1, MPI_UNSIGNED_LONG, MPI_MIN, 0, MPI_COMM_WORLD);
    return result;
}
