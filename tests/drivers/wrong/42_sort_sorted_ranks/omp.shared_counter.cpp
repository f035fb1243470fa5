// expect: wrong_answer
void ranks(std::vector<float> const& x, std::vector<size_t>& ranks) {
    std::vector<size_t> order(x.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) { return x[a] < x[b]; });
    size_t next = 0;
#pragma omp parallel for schedule(static, 1)
    for (size_t i = 0; i < order.size(); ++i) {
        size_t rank;
#pragma omp atomic capture
        rank = next++;
        ranks[order[i]] = rank;
    }
}
