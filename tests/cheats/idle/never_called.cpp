// expect: not_parallel on omp
// The parallel version is beside the one that runs.
static double in_parallel(std::vector<double> const& x) {
    double sum = 0;
#pragma omp parallel for reduction(+ : sum)
    for (size_t i = 0; i < x.size(); ++i) sum += x[i];
    return sum;
}
double average(std::vector<double> const& x) {
    if (x.empty()) return in_parallel(x);
    return std::accumulate(x.begin(), x.end(), 0.0) / x.size();
}
