void prefixSum(std::vector<double> const& x, std::vector<double>& output) {
    std::vector<double> sums(x.size());
    #pragma omp parallel
    std::partial_sum(x.begin(), x.end(), sums.begin());
}
