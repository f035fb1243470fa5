// expect: wrong_answer
void mapPowersOfTwo(std::vector<int> const& x, std::vector<bool>& mask) {
    for (int v : x) mask.push_back(isPowerOfTwo(v));
}
