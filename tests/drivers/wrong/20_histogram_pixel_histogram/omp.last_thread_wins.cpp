// expect: wrong_answer
void pixelCounts(std::vector<int> const& image, std::array<size_t, 256>& bins) {
#pragma omp parallel
    {
        std::array<size_t, 256> local = {};
#pragma omp for nowait
        for (size_t i = 0; i < image.size(); ++i) ++local[image[i]];
#pragma omp critical
        std::copy(local.begin(), local.end(), bins.begin());
    }
}
