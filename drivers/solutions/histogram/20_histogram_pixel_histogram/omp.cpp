namespace {

// Counts the pixels in [first, last). In four tables, since to count in the same place twice in a
// row takes longer.
std::array<size_t, 256> count(const int* first, const int* last) {
    std::vector<std::array<size_t, 256>> lanes(4);
    std::array<size_t, 256> bins = {};
    for (; last - first >= 4; first += 4)
        for (int lane = 0; lane < 4; ++lane) ++lanes[lane][first[lane]];
    for (; first < last; ++first) ++bins[*first];
    for (const auto& lane : lanes)
        std::transform(lane.begin(), lane.end(), bins.begin(), bins.begin(), std::plus<>());
    return bins;
}

}  // namespace

void pixelCounts(std::vector<int> const& image, std::array<size_t, 256>& bins) {
    size_t* const counts = bins.data();
    bins.fill(0);
#pragma omp parallel reduction(+ : counts[:256])
    {
        const size_t thread = omp_get_thread_num(), threads = omp_get_num_threads();
        const auto own = count(image.data() + image.size() * thread / threads,
                               image.data() + image.size() * (thread + 1) / threads);
        for (size_t value = 0; value < 256; ++value) counts[value] += own[value];
    }
}
