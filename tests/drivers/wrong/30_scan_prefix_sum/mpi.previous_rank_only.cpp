// expect: wrong_answer
void prefixSum(std::vector<double> const& x, std::vector<double>& output) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    size_t first = x.size() * rank / size, last = x.size() * (rank + 1) / size;
    std::vector<int> counts(size), starts(size);
    for (int p = 0; p < size; ++p) {
        starts[p] = x.size() * p / size;
        counts[p] = x.size() * (p + 1) / size - starts[p];
    }
    double own = std::accumulate(x.begin() + first, x.begin() + last, 0.0), sum = 0;
    std::vector<double> totals(size);
    MPI_Allgather(&own, 1, MPI_DOUBLE, totals.data(), 1, MPI_DOUBLE, MPI_COMM_WORLD);
    if (rank > 0) sum = totals[rank - 1];
    std::vector<double> part;
    for (size_t k = first; k < last; ++k) part.push_back(sum += x[k]);
    MPI_Gatherv(part.data(), part.size(), MPI_DOUBLE, output.data(), counts.data(), starts.data(),
                MPI_DOUBLE, 0, MPI_COMM_WORLD);
}
