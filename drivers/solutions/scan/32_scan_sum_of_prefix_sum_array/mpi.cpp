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
    int rank, ranks;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &ranks);

    const double own = share(x, x.size() * rank / ranks, x.size() * (rank + 1) / ranks);
    double sum = 0;
    MPI_Reduce(&own, &sum, 1, MPI_DOUBLE, MPI_SUM, 0, MPI_COMM_WORLD);
    return sum;
}
