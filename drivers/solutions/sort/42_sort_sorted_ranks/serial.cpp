namespace {

constexpr int bits = 11, passes = 3;
constexpr size_t buckets = size_t(1) << bits;

// The order of an element above, its index below: enough for 2^32 elements.
using Item = std::uint64_t;

Item item(float value, size_t index) {
    std::uint32_t key;
    std::memcpy(&key, &value, sizeof key);
    key ^= key >> 31 ? 0xffffffffu : 0x80000000u;  // as an unsigned number it has the same order
    return Item(key) << 32 | index;
}
std::uint32_t index_of(Item item) { return std::uint32_t(item); }
size_t digit(Item item, int pass) { return item >> (32 + bits * pass) & (buckets - 1); }

}  // namespace

// Radix sort from the lowest digit on; in the last pass, the place of an element is its rank.
void ranks(std::vector<float> const& x, std::vector<size_t>& ranks) {
    std::array<std::array<size_t, buckets>, passes> places{};
    std::vector<Item> items(x.size()), moved(x.size());
    for (size_t i = 0; i < x.size(); ++i) {
        items[i] = item(x[i], i);
        for (int pass = 0; pass < passes; ++pass) ++places[pass][digit(items[i], pass)];
    }
    for (auto& place : places)
        std::exclusive_scan(place.begin(), place.end(), place.begin(), size_t(0));

    for (int pass = 0; pass < passes - 1; ++pass) {
        for (Item item : items) moved[places[pass][digit(item, pass)]++] = item;
        items.swap(moved);
    }
    auto& place = places[passes - 1];
    for (Item item : items) ranks[index_of(item)] = place[digit(item, passes - 1)]++;
}
