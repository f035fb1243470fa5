// expect: wrong_answer
void pixelCounts(std::vector<int> const& image, std::array<size_t, 256>& bins) {
#pragma omp parallel for
    for (size_t i = 0; i < image.size(); ++i) ++bins[image[i]];
}
