namespace {

// output[k] = sum + x[first] + ... + x[k] for first <= k < last; returns the last of them.
double scan(const std::vector<double>& x, size_t first, size_t last, double sum,
            std::vector<double>& output) {
    for (size_t k = first; k < last; ++k) output[k] = sum += x[k];
    return sum;
}

double sum(const std::vector<double>& x, size_t first, size_t last) {
    double total = 0;
#pragma omp simd reduction(+ : total)
    for (size_t k = first; k < last; ++k) total += x[k];
    return total;
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

    std::vector<double> sums;  // of the blocks of this rank's threads
    double before = 0;         // the sum of the blocks of the ranks before this one
#pragma omp parallel
    {
        const size_t thread = omp_get_thread_num(), threads = omp_get_num_threads();
        const size_t from = first + (last - first) * thread / threads;
        const size_t to = first + (last - first) * (thread + 1) / threads;
#pragma omp single
        sums.resize(threads);
        sums[thread] = sum(x, from, to);
#pragma omp barrier
#pragma omp master
        {
            const double own = std::accumulate(sums.begin(), sums.end(), 0.0);
            MPI_Exscan(&own, &before, 1, MPI_DOUBLE, MPI_SUM, MPI_COMM_WORLD);
            if (rank == 0) before = 0;  // MPI leaves it undefined
        }
#pragma omp barrier
        scan(x, from, to, std::accumulate(sums.begin(), sums.begin() + thread, before), output);
    }
    MPI_Gatherv(rank == 0 ? MPI_IN_PLACE : output.data() + first, counts[rank], MPI_DOUBLE,
                output.data(), counts.data(), starts.data(), MPI_DOUBLE, 0, MPI_COMM_WORLD);
}
