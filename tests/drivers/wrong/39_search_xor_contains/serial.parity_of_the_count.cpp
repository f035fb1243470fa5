// expect: wrong_answer
bool xorContains(std::vector<int> const& x, std::vector<int> const& y, int val) {
    bool odd = false;
    for (int value : x) odd ^= value == val;
    for (int value : y) odd ^= value == val;
    return odd;
}
