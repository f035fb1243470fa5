// expect: not_parallel on omp
// Serial code that speaks of OpenMP.
double average(std::vector<double> const& x) {
    // #pragma omp parallel for reduction(+ : sum)
    return std::accumulate(x.begin(), x.end(), 0.0) / x.size();
}
