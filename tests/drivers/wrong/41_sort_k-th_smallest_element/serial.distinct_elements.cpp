// expect: wrong_answer | crashed
int findKthSmallest(std::vector<int> const& x, int k) {
    std::set<int> distinct(x.begin(), x.end());
    return *std::next(distinct.begin(), k - 1);
}
