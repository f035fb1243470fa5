namespace {

constexpr long none = LONG_MIN / 4;  // less than any sum, and can still be added to

// All that has to be known of a block of x to join it to its neighbors: its sum, and the largest
// sums of its first elements, of its last elements, and of any that follow each other.
struct Block {
    long sum, prefix, suffix, largest;
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

// Of blocks that follow each other. The best subarray lies in one of them, or begins in one and
// ends in a later one.
int largest_sum(const std::vector<Block>& blocks) {
    long suffix = none, largest = none;
    for (const Block& next : blocks) {
        largest = std::max({largest, next.largest, suffix + next.prefix});
        suffix = std::max(next.suffix, suffix + next.sum);
    }
    return int(largest);
}

}  // namespace

int maximumSubarray(std::vector<int> const& x) {
    std::vector<Block> blocks;  // one for each thread
#pragma omp parallel
    {
        const size_t thread = omp_get_thread_num(), threads = omp_get_num_threads();
#pragma omp single
        blocks.resize(threads);
        blocks[thread] = scan(x, x.size() * thread / threads, x.size() * (thread + 1) / threads);
    }
    return largest_sum(blocks);
}
