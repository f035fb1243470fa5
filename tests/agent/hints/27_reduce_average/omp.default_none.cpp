double average(std::vector<double> const& x) {
    double sum = 0;
    size_t n = x.size();
    #pragma omp parallel for default(none) reduction(+:sum)
    for (size_t i = 0; i < n; ++i) sum += x[i];
    return sum / n;
}
