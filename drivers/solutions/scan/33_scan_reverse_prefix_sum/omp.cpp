namespace {

// The sum of those numbers that output[first] to output[last - 1] are the first to have.
int sum(const std::vector<int>& x, size_t first, size_t last) {
    return std::accumulate(x.rbegin() + first, x.rbegin() + last, 0);
}

// output[first] to output[last - 1], where before is the sum of all numbers behind theirs; returns
// the last of them.
int scan(const std::vector<int>& x, size_t first, size_t last, int before,
         std::vector<int>& output) {
    for (size_t k = first; k < last; ++k) output[k] = before += x[x.size() - 1 - k];
    return before;
}

}  // namespace

// One block more than there are threads: the first thread scans the first block while the others
// add up theirs, then each scans the block after its own.
void reversePrefixSum(std::vector<int> const& x, std::vector<int>& output) {
    const size_t n = x.size();
    std::vector<int> sums;  // of the blocks
#pragma omp parallel
    {
        const size_t thread = omp_get_thread_num(), blocks = omp_get_num_threads() + 1;
        const size_t first = n * thread / blocks, last = n * (thread + 1) / blocks;
        const size_t end = n * (thread + 2) / blocks;
#pragma omp single
        sums.resize(blocks);
        sums[thread] = thread == 0 ? scan(x, first, last, 0, output) : sum(x, first, last);
#pragma omp barrier
        scan(x, last, end, std::accumulate(sums.begin(), sums.begin() + thread + 1, 0), output);
    }
}
