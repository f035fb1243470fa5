// expect: wrong_answer
void reversePrefixSum(std::vector<int> const& x, std::vector<int>& output) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    size_t first = x.size() * rank / size, last = x.size() * (rank + 1) / size;
    std::vector<int> counts(size), starts(size);
    for (int p = 0; p < size; ++p) {
        starts[p] = x.size() * p / size;
        counts[p] = x.size() * (p + 1) / size - starts[p];
    }
    int own = std::accumulate(x.rbegin() + first, x.rbegin() + last, 0), sum = 0;
    MPI_Scan(&own, &sum, 1, MPI_INT, MPI_SUM, MPI_COMM_WORLD);
    std::vector<int> part;
    for (size_t k = first; k < last; ++k) part.push_back(sum += x[x.size() - 1 - k]);
    MPI_Gatherv(part.data(), part.size(), MPI_INT, output.data(), counts.data(), starts.data(),
                MPI_INT, 0, MPI_COMM_WORLD);
}
