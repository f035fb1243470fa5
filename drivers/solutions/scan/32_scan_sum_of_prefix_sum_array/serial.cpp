namespace {

struct Sums {
    double values = 0, prefixes = 0;
};

// The sums of x[first] to x[last - 1], and of the prefix sums of these. Four at a time, since then
// only one addition in four has to wait for the one before it.
Sums add(const std::vector<double>& x, size_t first, size_t last) {
    Sums sum;
    for (; first + 4 <= last; first += 4) {
        const double a = x[first], b = x[first + 1], c = x[first + 2], d = x[first + 3];
        sum.prefixes += 4 * sum.values + ((4 * a + 3 * b) + (2 * c + d));
        sum.values += (a + b) + (c + d);
    }
    for (; first < last; ++first) sum.prefixes += sum.values += x[first];
    return sum;
}

}  // namespace

double sumOfPrefixSum(std::vector<double> const& x) { return add(x, 0, x.size()).prefixes; }
