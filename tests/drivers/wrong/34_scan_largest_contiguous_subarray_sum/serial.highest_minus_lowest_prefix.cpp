// expect: wrong_answer
int maximumSubarray(std::vector<int> const& x) {
    std::vector<int> prefix(x.size() + 1, 0);
    std::partial_sum(x.begin(), x.end(), prefix.begin() + 1);
    const auto [low, high] = std::minmax_element(prefix.begin(), prefix.end());
    return *high - *low;
}
