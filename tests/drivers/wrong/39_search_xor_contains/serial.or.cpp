// expect: wrong_answer
bool xorContains(std::vector<int> const& x, std::vector<int> const& y, int val) {
    return std::find(x.begin(), x.end(), val) != x.end() ||
           std::find(y.begin(), y.end(), val) != y.end();
}
