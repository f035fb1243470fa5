// expect: wrong_answer | crashed
int findKthSmallest(std::vector<int> const& x, int k) {
    std::vector<int> sorted = x;
    std::sort(sorted.begin(), sorted.end(),
              [](int a, int b) { return int(unsigned(a) - unsigned(b)) < 0; });
    return sorted[k - 1];
}
