// expect: wrong_answer
void pixelCounts(std::vector<int> const& image, std::array<size_t, 256>& bins) {
    std::array<unsigned char, 256> counts = {};
    for (int value : image) ++counts[value];
    std::copy(counts.begin(), counts.end(), bins.begin());
}
