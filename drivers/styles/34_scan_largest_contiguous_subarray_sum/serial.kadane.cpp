// The published reference never starts a new subarray, and rejects this.
int maximumSubarray(std::vector<int> const& x) {
    int best = x[0], ending_here = x[0];
    for (size_t i = 1; i < x.size(); ++i) {
        ending_here = std::max(x[i], ending_here + x[i]);
        best = std::max(best, ending_here);
    }
    return best;
}
