namespace {

// The least distance between any two of n values, which are sorted into buckets of equal width:
// O(n) where they are spread evenly, and O(n log n) at worst.
double least_gap(const double* x, size_t n) {
    double best = std::numeric_limits<double>::infinity();
    if (n < 2) return best;
    const auto [low, high] = std::minmax_element(x, x + n);
    const double first = *low, width = *high - *low;
    if (width == 0) return 0;

    const size_t buckets = n / 4 + 1;
    auto bucket = [&](double value) {
        return size_t((value - first) / width * double(buckets - 1));
    };
    std::vector<size_t> end(buckets + 1);
    for (size_t i = 0; i < n; ++i) ++end[bucket(x[i]) + 1];
    std::partial_sum(end.begin(), end.end(), end.begin());
    std::vector<double> sorted(n);
    for (size_t i = 0; i < n; ++i) sorted[end[bucket(x[i])]++] = x[i];
    for (size_t b = 0; b < buckets; ++b)
        std::sort(sorted.begin() + (b ? end[b - 1] : 0), sorted.begin() + end[b]);
    for (size_t i = 1; i < n; ++i) best = std::min(best, sorted[i] - sorted[i - 1]);
    return best;
}

}  // namespace

double closestPair(std::vector<double> const& x) { return least_gap(x.data(), x.size()); }
