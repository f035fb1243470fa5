int findKthSmallest(std::vector<int> const& x, int k) {
    #pragma omp parallel
    std::nth_element(x.begin(), x.begin() + k - 1, x.end());
    return x[k - 1];
}
