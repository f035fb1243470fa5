namespace {

// output[k] = sum + x[first] + ... + x[k] for first <= k < last; returns the last of them.
double scan(const std::vector<double>& x, size_t first, size_t last, double sum,
            std::vector<double>& output) {
    for (size_t k = first; k < last; ++k) output[k] = sum += x[k];
    return sum;
}

}  // namespace

// Each rank scans its block, from the sum of the blocks before it. To gather the result costs more
// than to compute it, so that nothing is gained here over one rank alone.
void prefixSum(std::vector<double> const& x, std::vector<double>& output) {
    int rank, ranks;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &ranks);

    std::vector<int> counts(ranks), starts(ranks);
    for (int p = 0; p < ranks; ++p) {
        starts[p] = x.size() * p / ranks;
        counts[p] = x.size() * (p + 1) / ranks - starts[p];
    }
    const size_t first = starts[rank], last = first + counts[rank];

    const double own = std::accumulate(x.begin() + first, x.begin() + last, 0.0);
    double before = 0;
    MPI_Exscan(&own, &before, 1, MPI_DOUBLE, MPI_SUM, MPI_COMM_WORLD);
    if (rank == 0) before = 0;  // MPI leaves it undefined
    scan(x, first, last, before, output);
    MPI_Gatherv(rank == 0 ? MPI_IN_PLACE : output.data() + first, counts[rank], MPI_DOUBLE,
                output.data(), counts.data(), starts.data(), MPI_DOUBLE, 0, MPI_COMM_WORLD);
}
