// Each thread scans its part, and then adds the sums of the parts before it.
void prefixSum(std::vector<double> const& x, std::vector<double>& output) {
    const size_t n = x.size();
    std::vector<double> sums;
#pragma omp parallel
    {
        const int thread = omp_get_thread_num(), threads = omp_get_num_threads();
#pragma omp single
        sums.assign(threads + 1, 0.0);
        double sum = 0;
#pragma omp for schedule(static)
        for (size_t i = 0; i < n; ++i) output[i] = sum += x[i];
        sums[thread + 1] = sum;
#pragma omp barrier
        double offset = 0;
        for (int before = 0; before <= thread; ++before) offset += sums[before];
#pragma omp for schedule(static)
        for (size_t i = 0; i < n; ++i) output[i] += offset;
    }
}
