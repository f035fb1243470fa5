namespace {

// The sum of those numbers that output[first] to output[last - 1] are the first to have.
int sum(const std::vector<int>& x, size_t first, size_t last) {
    return std::accumulate(x.rbegin() + first, x.rbegin() + last, 0);
}

// output[first] to output[last - 1], where before is the sum of all numbers behind theirs.
void scan(const std::vector<int>& x, size_t first, size_t last, int before,
          std::vector<int>& output) {
    for (size_t k = first; k < last; ++k) output[k] = before += x[x.size() - 1 - k];
}

}  // namespace

// Each rank scans its block of the output, from the sum of the blocks before it. To gather the
// result costs more than to compute it, so that nothing is gained here over one rank alone.
void reversePrefixSum(std::vector<int> const& x, std::vector<int>& output) {
    int rank, ranks;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &ranks);

    std::vector<int> counts(ranks), starts(ranks);
    for (int p = 0; p < ranks; ++p) {
        starts[p] = x.size() * p / ranks;
        counts[p] = x.size() * (p + 1) / ranks - starts[p];
    }
    const size_t first = starts[rank], last = first + counts[rank];

    const int own = sum(x, first, last);
    int before = 0;
    MPI_Exscan(&own, &before, 1, MPI_INT, MPI_SUM, MPI_COMM_WORLD);
    if (rank == 0) before = 0;  // MPI leaves it undefined
    scan(x, first, last, before, output);
    MPI_Gatherv(rank == 0 ? MPI_IN_PLACE : output.data() + first, counts[rank], MPI_INT,
                output.data(), counts.data(), starts.data(), MPI_INT, 0, MPI_COMM_WORLD);
}
