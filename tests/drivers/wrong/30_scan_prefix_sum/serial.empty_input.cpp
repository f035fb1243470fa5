// expect: crashed
void prefixSum(std::vector<double> const& x, std::vector<double>& output) {
    output[0] = x[0];
    for (size_t k = 1; k < x.size(); ++k) output[k] = output[k - 1] + x[k];
}
