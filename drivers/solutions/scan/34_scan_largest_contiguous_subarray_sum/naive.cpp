int maximumSubarray(std::vector<int> const& x) {
    int largest = INT_MIN;
    for (size_t first = 0; first < x.size(); ++first) {
        int sum = 0;
        for (size_t last = first; last < x.size(); ++last) {
            sum += x[last];
            largest = std::max(largest, sum);
        }
    }
    return largest;
}
