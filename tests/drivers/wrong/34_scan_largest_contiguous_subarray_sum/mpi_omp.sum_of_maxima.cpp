// expect: wrong_answer
int maximumSubarray(std::vector<int> const& x) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    size_t first = x.size() * rank / size, last = x.size() * (rank + 1) / size;
    int own = 0, largest = 0;
#pragma omp parallel for reduction(max : own)
    for (size_t i = first; i < last; ++i) {
        int sum = 0;
        for (size_t k = i; k < std::min(last, i + 1000); ++k) own = std::max(own, sum += x[k]);
    }
    MPI_Reduce(&own, &largest, 1, MPI_INT, MPI_SUM, 0, MPI_COMM_WORLD);
    return largest;
}
