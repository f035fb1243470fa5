namespace {

constexpr long none = LONG_MIN / 4;  // less than any sum, and can still be added to

// All that has to be known of a block of x to join it to its neighbors: its sum, and the largest
// sums of its first elements, of its last elements, and of any that follow each other.
struct Block {
    long sum = 0, prefix = none, suffix = none, largest = none;
};

// Kadane's algorithm: the best subarray that ends here goes on from the one that ends just before,
// unless that is negative.
Block scan(const std::vector<int>& x, size_t first, size_t last) {
    long sum = 0, prefix = none, suffix = none, largest = none;
    for (size_t i = first; i < last; ++i) {
        sum += x[i];
        prefix = std::max(prefix, sum);
        suffix = std::max(suffix, 0L) + x[i];
        largest = std::max(largest, suffix);
    }
    return {sum, prefix, suffix, largest};
}

// Of two blocks that follow each other. The best subarray lies in one of them, or begins in a and
// ends in b.
Block join(const Block& a, const Block& b) {
    return {a.sum + b.sum, std::max(a.prefix, a.sum + b.prefix),
            std::max(b.suffix, b.sum + a.suffix),
            std::max({a.largest, b.largest, a.suffix + b.prefix})};
}

}  // namespace

int maximumSubarray(std::vector<int> const& x) {
    int rank, ranks;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &ranks);

    std::vector<Block> blocks;  // one for each thread of this rank, then one for each rank
#pragma omp parallel
    {
        const size_t threads = omp_get_num_threads(), parts = ranks * threads;
        const size_t thread = omp_get_thread_num(), part = rank * threads + thread;
#pragma omp single
        blocks.resize(threads);
        blocks[thread] = scan(x, x.size() * part / parts, x.size() * (part + 1) / parts);
    }
    const Block own = std::accumulate(blocks.begin(), blocks.end(), Block(), join);
    blocks.resize(ranks);
    MPI_Gather(&own, sizeof own, MPI_BYTE, blocks.data(), sizeof own, MPI_BYTE, 0, MPI_COMM_WORLD);
    return int(std::accumulate(blocks.begin(), blocks.end(), Block(), join).largest);
}
