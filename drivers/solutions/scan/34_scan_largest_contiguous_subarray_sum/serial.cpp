// Kadane's algorithm: the best subarray that ends here goes on from the one that ends just before,
// unless that is negative.
int maximumSubarray(std::vector<int> const& x) {
    int ending_here = 0, largest = INT_MIN;
    for (int value : x) {
        ending_here = std::max(ending_here, 0) + value;
        largest = std::max(largest, ending_here);
    }
    return largest;
}
