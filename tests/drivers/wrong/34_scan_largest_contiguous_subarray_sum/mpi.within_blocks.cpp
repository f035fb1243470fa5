// expect: wrong_answer
int maximumSubarray(std::vector<int> const& x) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    int sum = 0, own = INT_MIN, largest = INT_MIN;
    for (size_t i = x.size() * rank / size; i < x.size() * (rank + 1) / size; ++i) {
        sum = std::max(sum, 0) + x[i];
        own = std::max(own, sum);
    }
    MPI_Reduce(&own, &largest, 1, MPI_INT, MPI_MAX, 0, MPI_COMM_WORLD);
    return largest;
}
