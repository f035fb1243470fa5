// expect: wrong_answer
bool contains(std::vector<int> const& x, int target) {
    for (int value : x)
        if (float(value) == float(target)) return true;
    return false;
}
