namespace {

// Two values of a regular sample that enclose the k-th smallest element almost certainly, and
// little else (Floyd and Rivest: Expected time bounds for selection, 1975).
struct Bounds {
    int low = INT_MIN, high = INT_MAX;

    Bounds(std::vector<int> const& x, size_t k) {
        std::vector<int> sample;
        const size_t spacing = size_t(std::cbrt(double(x.size()))) + 1;
        for (size_t i = 0; i < x.size(); i += spacing) sample.push_back(x[i]);
        const size_t guess = (k - 1) / spacing, margin = 2 * size_t(std::sqrt(sample.size())) + 2;
        auto nth = [&](size_t n) {
            std::nth_element(sample.begin(), sample.begin() + n, sample.end());
            return sample[n];
        };
        if (guess >= margin) low = nth(guess - margin);
        if (guess + margin < sample.size()) high = nth(guess + margin);
    }
    // One comparison, so that only a branch that is rarely taken depends on it.
    bool enclose(int value) const {
        return unsigned(value) - unsigned(low) <= unsigned(high) - unsigned(low);
    }
};

// Takes a copy, since it changes the order.
int kth_of(std::vector<int> values, size_t k) {
    std::nth_element(values.begin(), values.begin() + (k - 1), values.end());
    return values[k - 1];
}

}  // namespace

int findKthSmallest(std::vector<int> const& x, int k) {
    const Bounds bounds(x, k);
    size_t below = 0;
    std::vector<int> enclosed;
#pragma omp parallel reduction(+ : below)
    {
        std::vector<int> own;
#pragma omp for nowait
        for (size_t i = 0; i < x.size(); ++i) {
            below += x[i] < bounds.low;
            if (bounds.enclose(x[i])) own.push_back(x[i]);
        }
#pragma omp critical
        enclosed.insert(enclosed.end(), own.begin(), own.end());
    }
    const bool found = below < size_t(k) && size_t(k) <= below + enclosed.size();
    return found ? kth_of(std::move(enclosed), k - below) : kth_of(x, k);
}
