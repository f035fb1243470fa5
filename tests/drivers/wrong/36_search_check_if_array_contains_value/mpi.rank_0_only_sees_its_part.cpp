// expect: wrong_answer
bool contains(std::vector<int> const& x, int target) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    auto begin = x.begin() + x.size() * rank / size, end = x.begin() + x.size() * (rank + 1) / size;
    return std::find(begin, end, target) != end;
}
