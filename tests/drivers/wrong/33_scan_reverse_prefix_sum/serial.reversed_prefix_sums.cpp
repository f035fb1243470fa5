// expect: wrong_answer
void reversePrefixSum(std::vector<int> const& x, std::vector<int>& output) {
    std::partial_sum(x.begin(), x.end(), output.rbegin());
}
