double average(const double* x, size_t n) {
    double sum = 0;
    #pragma omp parallel for reduction(+:sum)
    for (size_t i = 0; i < n; ++i) sum += x[i];
    return sum / n;
}
