// expect: wrong_answer
namespace {

template <class Numbers>
int kadane(const Numbers& x, size_t first, size_t last) {
    int sum = 0, largest = INT_MIN;
    for (size_t i = first; i < last; ++i) {
        sum = std::max(sum, 0) + x[i];
        largest = std::max(largest, sum);
    }
    return largest;
}

}  // namespace

int maximumSubarray(std::vector<int> const& x) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    int own = kadane(x, x.size() * rank / size, x.size() * (rank + 1) / size);
    std::vector<int> largest(size);
    MPI_Gather(&own, 1, MPI_INT, largest.data(), 1, MPI_INT, 0, MPI_COMM_WORLD);
    return kadane(largest, 0, size);
}
