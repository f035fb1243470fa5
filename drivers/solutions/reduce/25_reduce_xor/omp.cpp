bool reduceLogicalXOR(std::vector<bool> const& x) {
    bool odd = false;
#pragma omp parallel reduction(^ : odd)
    {
        const size_t thread = omp_get_thread_num(), threads = omp_get_num_threads();
        const auto first = x.begin() + x.size() * thread / threads;
        const auto last = x.begin() + x.size() * (thread + 1) / threads;
        odd = std::count(first, last, true) % 2 != 0;
    }
    return odd;
}
