// expect: not_parallel on omp
// A directive that asks for one thread alone.
double average(std::vector<double> const& x) {
    double sum = 0;
#pragma omp parallel for reduction(+ : sum) num_threads(1)
    for (size_t i = 0; i < x.size(); ++i) sum += x[i];
    return sum / x.size();
}
