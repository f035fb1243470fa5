// expect: wrong_answer
int findKthSmallest(std::vector<int> const& x, int k) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    long long low = INT_MIN, high = INT_MAX;
    while (low < high) {
        long long middle = low + (high - low) / 2, own = 0, count = 0;
#pragma omp parallel for reduction(+ : own)
        for (size_t i = x.size() * rank / size; i < x.size() * (rank + 1) / size; ++i)
            own += x[i] < middle;
        MPI_Allreduce(&own, &count, 1, MPI_LONG_LONG, MPI_SUM, MPI_COMM_WORLD);
        if (count >= k) high = middle;
        else low = middle + 1;
    }
    return int(low);
}
