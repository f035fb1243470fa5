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

// One block more than there are threads: the first thread scans the first block while the others
// add up theirs, then each scans the block after its own.
void prefixSum(std::vector<double> const& x, std::vector<double>& output) {
    const size_t n = x.size();
    std::vector<double> sums;  // of the blocks
#pragma omp parallel
    {
        const size_t thread = omp_get_thread_num(), blocks = omp_get_num_threads() + 1;
        const size_t first = n * thread / blocks, last = n * (thread + 1) / blocks;
        const size_t end = n * (thread + 2) / blocks;
#pragma omp single
        sums.resize(blocks);
        sums[thread] = thread == 0 ? scan(x, first, last, 0, output) : sum(x, first, last);
#pragma omp barrier
        scan(x, last, end, std::accumulate(sums.begin(), sums.begin() + thread + 1, 0.0), output);
    }
}
