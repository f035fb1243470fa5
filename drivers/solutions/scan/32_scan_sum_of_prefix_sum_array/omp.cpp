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

// What x[first] to x[last - 1] add to the whole sum: their prefix sums, and their sum once more for
// each element behind them. So no block has to wait for another one.
double share(const std::vector<double>& x, size_t first, size_t last) {
    const Sums sum = add(x, first, last);
    return sum.prefixes + sum.values * double(x.size() - last);
}

}  // namespace

double sumOfPrefixSum(std::vector<double> const& x) {
    double sum = 0;
#pragma omp parallel reduction(+ : sum)
    {
        const size_t thread = omp_get_thread_num(), threads = omp_get_num_threads();
        sum = share(x, x.size() * thread / threads, x.size() * (thread + 1) / threads);
    }
    return sum;
}
