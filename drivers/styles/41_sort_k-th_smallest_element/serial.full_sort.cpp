// k counts from 1; the example of the published prompt counts otherwise.
int findKthSmallest(std::vector<int> const& x, int k) {
    auto sorted = x;
    std::sort(sorted.begin(), sorted.end());
    return sorted[k - 1];
}
