// One partial sum for each thread, added up in whatever order they finish.
double average(std::vector<double> const& x) {
    double sum = 0;
#pragma omp parallel
    {
        double own = 0;
#pragma omp for nowait
        for (size_t i = 0; i < x.size(); ++i) own += x[i];
#pragma omp critical
        sum += own;
    }
    return sum / x.size();
}
