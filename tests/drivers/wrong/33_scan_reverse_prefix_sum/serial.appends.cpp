// expect: wrong_answer
void reversePrefixSum(std::vector<int> const& x, std::vector<int>& output) {
    int sum = 0;
    for (auto it = x.rbegin(); it != x.rend(); ++it) output.push_back(sum += *it);
}
