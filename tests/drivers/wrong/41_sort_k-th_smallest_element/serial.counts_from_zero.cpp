// expect: wrong_answer | crashed
int findKthSmallest(std::vector<int> const& x, int k) {
    std::vector<int> sorted = x;
    std::nth_element(sorted.begin(), sorted.begin() + k, sorted.end());
    return sorted[k];
}
