double sumOfPrefixSum(std::vector<double> const& x) {
    std::vector<double> prefix(x.size());
    std::partial_sum(x.begin(), x.end(), prefix.begin());
    return std::accumulate(prefix.begin(), prefix.end(), 0.0);
}
