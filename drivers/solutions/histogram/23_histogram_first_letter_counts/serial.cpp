namespace {

// Counts the words in [first, last). In four tables, since to count in the same place twice in a
// row takes longer.
std::array<size_t, 26> count(const std::string* first, const std::string* last) {
    std::vector<std::array<size_t, 26>> lanes(4);
    std::array<size_t, 26> bins = {};
    for (; last - first >= 4; first += 4)
        for (int lane = 0; lane < 4; ++lane) ++lanes[lane][first[lane][0] - 'a'];
    for (; first < last; ++first) ++bins[(*first)[0] - 'a'];
    for (const auto& lane : lanes)
        std::transform(lane.begin(), lane.end(), bins.begin(), bins.begin(), std::plus<>());
    return bins;
}

}  // namespace

void firstLetterCounts(std::vector<std::string> const& s, std::array<size_t, 26>& bins) {
    bins = count(s.data(), s.data() + s.size());
}
