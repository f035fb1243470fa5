namespace {

constexpr int bits = 11, passes = 3;
constexpr size_t buckets = size_t(1) << bits;

size_t digit(int value, int pass) {
    const unsigned key = unsigned(value) ^ 0x80000000u;  // negative ones come first
    return key >> (bits * pass) & (buckets - 1);
}

// Radix sort from the lowest digit on; each pass is stable.
void radix_sort(std::vector<int>& values) {
    std::array<std::array<size_t, buckets>, passes> places{};
    for (int value : values)
        for (int pass = 0; pass < passes; ++pass) ++places[pass][digit(value, pass)];

    std::vector<int> moved(values.size());
    for (int pass = 0; pass < passes; ++pass) {
        auto& place = places[pass];
        std::exclusive_scan(place.begin(), place.end(), place.begin(), size_t(0));
        for (int value : values) moved[place[digit(value, pass)]++] = value;
        values.swap(moved);
    }
}

std::vector<int> non_zeros(std::vector<int> const& x) {
    std::vector<int> selected(x.size());
    size_t count = 0;
    for (int value : x) {  // without branches, since zeros come at random
        selected[count] = value;
        count += value != 0;
    }
    selected.resize(count);
    return selected;
}

}  // namespace

void sortIgnoreZero(std::vector<int>& x) {
    auto values = non_zeros(x);
    radix_sort(values);
    size_t next = 0;
    for (int& value : x)
        if (value != 0) value = values[next++];
}
