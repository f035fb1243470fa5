// Elements of a vector of bools share words: whole blocks are given out, each a multiple of a word.
void mapPowersOfTwo(std::vector<int> const& x, std::vector<bool>& mask) {
    constexpr size_t block = 1 << 12;
#pragma omp parallel for
    for (size_t first = 0; first < x.size(); first += block) {
        const size_t last = std::min(first + block, x.size());
        for (size_t i = first; i < last; ++i) mask[i] = isPowerOfTwo(x[i]);
    }
}
