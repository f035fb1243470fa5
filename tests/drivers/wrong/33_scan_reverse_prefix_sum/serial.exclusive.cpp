// expect: wrong_answer
void reversePrefixSum(std::vector<int> const& x, std::vector<int>& output) {
    std::exclusive_scan(x.rbegin(), x.rend(), output.begin(), 0);
}
