// expect: input_modified
int findKthSmallest(std::vector<int> const& x, int k) {
    auto& sorted = const_cast<std::vector<int>&>(x);
    std::sort(sorted.begin(), sorted.end());
    return sorted[k - 1];
}
