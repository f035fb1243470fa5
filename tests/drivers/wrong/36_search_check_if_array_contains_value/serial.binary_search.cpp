// expect: wrong_answer
bool contains(std::vector<int> const& x, int target) {
    return std::binary_search(x.begin(), x.end(), target);
}
