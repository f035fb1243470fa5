namespace {

constexpr int bits = 11, passes = 3;
constexpr size_t buckets = size_t(1) << bits;

size_t digit(const Result& result, int pass) {
    const unsigned key = unsigned(result.startTime) ^ 0x80000000u;  // negative ones come first
    return key >> (bits * pass) & (buckets - 1);
}

}  // namespace

// Radix sort from the lowest digit on; each pass is stable.
void sortByStartTime(std::vector<Result>& results) {
    std::array<std::array<size_t, buckets>, passes> places{};
    for (const auto& result : results)
        for (int pass = 0; pass < passes; ++pass) ++places[pass][digit(result, pass)];

    std::vector<Result> sorted(results.size());
    for (int pass = 0; pass < passes; ++pass) {
        auto& place = places[pass];
        std::exclusive_scan(place.begin(), place.end(), place.begin(), size_t(0));
        for (const auto& result : results) sorted[place[digit(result, pass)]++] = result;
        results.swap(sorted);
    }
}
