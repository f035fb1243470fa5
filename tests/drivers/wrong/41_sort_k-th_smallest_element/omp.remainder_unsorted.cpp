// expect: wrong_answer
int findKthSmallest(std::vector<int> const& x, int k) {
    std::vector<int> sorted = x;
    int threads = omp_get_max_threads();
    size_t chunk = sorted.size() / threads;
#pragma omp parallel for
    for (int t = 0; t < threads; ++t)
        std::sort(sorted.begin() + t * chunk, sorted.begin() + (t + 1) * chunk);
    for (int t = 1; t < threads; ++t)
        std::inplace_merge(sorted.begin(), sorted.begin() + t * chunk,
                           sorted.begin() + (t + 1) * chunk);
    return sorted[k - 1];
}
