// expect: wrong_answer
bool xorContains(std::vector<int> const& x, std::vector<int> const& y, int val) {
    for (size_t i = 0; i < x.size(); ++i)
        if ((x[i] == val) != (y[i] == val)) return true;
    return false;
}
