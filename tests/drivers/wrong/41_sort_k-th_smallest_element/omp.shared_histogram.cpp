// expect: wrong_answer
int findKthSmallest(std::vector<int> const& x, int k) {
    unsigned prefix = 0, mask = 0;
    for (int shift = 24; shift >= 0; shift -= 8) {
        std::vector<int> count(256, 0);
#pragma omp parallel for
        for (size_t i = 0; i < x.size(); ++i) {
            unsigned key = unsigned(x[i]) ^ 0x80000000u;
            if ((key & mask) == prefix) ++count[key >> shift & 255];
        }
        unsigned digit = 0;
        while (digit < 255 && k > count[digit]) k -= count[digit++];
        prefix |= digit << shift;
        mask |= 255u << shift;
    }
    return int(prefix ^ 0x80000000u);
}
