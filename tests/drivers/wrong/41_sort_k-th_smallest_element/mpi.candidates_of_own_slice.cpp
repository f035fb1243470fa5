// expect: wrong_answer | crashed
int findKthSmallest(std::vector<int> const& x, int k) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    std::vector<int> own(x.begin() + x.size() * rank / size,
                         x.begin() + x.size() * (rank + 1) / size);
    std::sort(own.begin(), own.end());
    int candidate = own.empty() ? INT_MAX : own[std::min<size_t>(k, own.size()) - 1], result;
    MPI_Reduce(&candidate, &result, 1, MPI_INT, MPI_MIN, 0, MPI_COMM_WORLD);
    return result;
}
