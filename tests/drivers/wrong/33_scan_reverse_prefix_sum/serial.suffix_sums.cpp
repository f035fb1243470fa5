// expect: wrong_answer
void reversePrefixSum(std::vector<int> const& x, std::vector<int>& output) {
    int sum = 0;
    for (size_t i = x.size(); i-- > 0;) output[i] = sum += x[i];
}
