// expect: wrong_answer
bool reduceLogicalXOR(std::vector<bool> const& x) {
    bool result = false;
    for (size_t i = 1; i < x.size(); ++i) result ^= x[i - 1] ^ x[i];
    return result;
}
