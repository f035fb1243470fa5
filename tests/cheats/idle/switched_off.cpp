// expect: not_parallel on omp
// A directive that is never in force, which only running it shows.
double average(std::vector<double> const& x) {
    double sum = 0;
#pragma omp parallel for reduction(+ : sum) if (x.empty())
    for (size_t i = 0; i < x.size(); ++i) sum += x[i];
    return sum / x.size();
}
