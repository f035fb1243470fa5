// expect: wrong_answer
int findKthSmallest(std::vector<int> const& x, int k) {
    std::priority_queue<int, std::vector<int>, std::greater<int>> largest;
    for (int value : x) {
        largest.push(value);
        if (largest.size() > size_t(k)) largest.pop();
    }
    return largest.top();
}
