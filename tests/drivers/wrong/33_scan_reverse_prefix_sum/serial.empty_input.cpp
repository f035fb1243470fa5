// expect: crashed
void reversePrefixSum(std::vector<int> const& x, std::vector<int>& output) {
    output[0] = x[x.size() - 1];
    for (size_t k = 1; k < x.size(); ++k) output[k] = output[k - 1] + x[x.size() - 1 - k];
}
