// expect: wrong_answer
bool reduceLogicalXOR(std::vector<bool> const& x) {
    return std::count(x.begin(), x.end(), true) == 1;
}
