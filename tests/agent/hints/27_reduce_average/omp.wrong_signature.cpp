double average(std::vector<double>& x) {
    double sum = 0;
    #pragma omp parallel for reduction(+:sum)
    for (size_t i = 0; i < x.size(); ++i) sum += x[i];
    return sum / x.size();
}
