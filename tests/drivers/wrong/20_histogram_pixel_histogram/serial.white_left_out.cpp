// expect: wrong_answer
void pixelCounts(std::vector<int> const& image, std::array<size_t, 256>& bins) {
    for (int value : image)
        if (value > 0 && value < 255) ++bins[value];
}
