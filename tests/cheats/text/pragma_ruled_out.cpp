// expect: not_parallel on omp
double average(std::vector<double> const& x) {
    double sum = 0;
#if 0
#pragma omp parallel for reduction(+ : sum)
#endif
    for (double value : x) sum += value;
    return sum / x.size();
}
