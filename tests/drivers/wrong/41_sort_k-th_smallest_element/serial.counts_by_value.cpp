// expect: wrong_answer | crashed
int findKthSmallest(std::vector<int> const& x, int k) {
    std::vector<int> count(10000, 0);
    for (int value : x) ++count[value];
    int value = 0;
    for (int seen = count[0]; seen < k; seen += count[value]) ++value;
    return value;
}
