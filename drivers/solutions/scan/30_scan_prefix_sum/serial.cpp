void prefixSum(std::vector<double> const& x, std::vector<double>& output) {
    std::partial_sum(x.begin(), x.end(), output.begin());
}
