double sumOfPrefixSum(std::vector<double> const& x) {
    double prefix = 0, sum = 0;
    #pragma omp parallel for reduction(inscan, +:prefix) reduction(+:sum)
    for (size_t i = 0; i < x.size(); ++i) {
        prefix += x[i];
        sum += prefix;
    }
    return sum;
}
