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

// The range of values is cut into parts with about as many values each, as a sample tells. Returns
// the least distance within one of them, and to the value before it: nothing has to be exchanged.
double least_gap_in_part(const std::vector<double>& x, size_t part, size_t parts) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    constexpr size_t samples = 64;
    std::vector<double> sample(samples * parts);
    for (size_t k = 0; k < sample.size(); ++k) sample[k] = x[k * x.size() / sample.size()];
    std::sort(sample.begin(), sample.end());
    const double low = part == 0 ? -infinity : sample[samples * part];
    const double high = part + 1 == parts ? infinity : sample[samples * (part + 1)];

    std::unique_ptr<double[]> own(new double[x.size() + 1]);
    double before = -infinity;
    size_t count = 0;
    for (double value : x) {
        own[count] = value;  // stays if it is counted
        count += (value >= low) & (value < high);
        before = value < low ? std::max(before, value) : before;
    }
    if (before > -infinity) own[count++] = before;
    return least_gap(own.get(), count);
}

}  // namespace

double closestPair(std::vector<double> const& x) {
    double best = std::numeric_limits<double>::infinity();
#pragma omp parallel reduction(min : best)
    best = least_gap_in_part(x, omp_get_thread_num(), omp_get_num_threads());
    return best;
}
