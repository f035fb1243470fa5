// Another order of summation, and another loop variable.
double average(std::vector<double> const& x) {
    const int n = int(x.size());
    double mean = 0;
#pragma omp parallel for reduction(+ : mean) schedule(dynamic, 64)
    for (int i = n - 1; i >= 0; --i) mean += x[i] / n;
    return mean;
}
