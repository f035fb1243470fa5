// expect: wrong_answer
void ranks(std::vector<float> const& x, std::vector<size_t>& ranks) {
    std::vector<size_t> order(x.size());
    std::iota(order.begin(), order.end(), 0);
#pragma omp parallel
    {
        size_t thread = omp_get_thread_num(), threads = omp_get_num_threads();
        size_t first = x.size() * thread / threads, last = x.size() * (thread + 1) / threads;
        std::sort(order.begin() + first, order.begin() + last,
                  [&](size_t i, size_t j) { return x[i] < x[j]; });
        for (size_t place = first; place < last; ++place) ranks[order[place]] = place;
    }
}
