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

// Radix sort from the lowest digit on; each pass is stable.
void radix_sort(std::vector<Item>& items) {
    std::array<std::array<size_t, buckets>, passes> places{};
    for (Item item : items)
        for (int pass = 0; pass < passes; ++pass) ++places[pass][digit(item, pass)];

    std::vector<Item> moved(items.size());
    for (int pass = 0; pass < passes; ++pass) {
        auto& place = places[pass];
        std::exclusive_scan(place.begin(), place.end(), place.begin(), size_t(0));
        for (Item item : items) moved[place[digit(item, pass)]++] = item;
        items.swap(moved);
    }
}

// Bounds of the ranks' ranges of items, from a regular sample: the same ones on every rank.
std::vector<Item> item_ranges(std::vector<float> const& x, int ranks) {
    std::vector<Item> sample;
    for (size_t i = 0, spacing = x.size() / 1024 + 1; i < x.size(); i += spacing)
        sample.push_back(item(x[i], i));
    std::sort(sample.begin(), sample.end());

    std::vector<Item> bounds(ranks + 1, ~Item(0));
    bounds.front() = 0;
    for (int rank = 1; rank < ranks && !sample.empty(); ++rank)
        bounds[rank] = sample[sample.size() * rank / ranks];
    return bounds;
}

// The items with low <= item < high.
std::vector<Item> select(std::vector<float> const& x, Item low, Item high) {
    std::vector<Item> selected(x.size());
    size_t count = 0;
    for (size_t i = 0; i < x.size(); ++i) {
        selected[count] = item(x[i], i);
        count += low <= selected[count] && selected[count] < high;
    }
    selected.resize(count);
    return selected;
}

}  // namespace

// Every rank has all elements, so it sorts those of its own range. Rank 0 gets the
// indices of all elements in order, and inverts them.
void ranks(std::vector<float> const& x, std::vector<size_t>& ranks) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    const auto bounds = item_ranges(x, size);
    auto own = select(x, bounds[rank], bounds[rank + 1]);
    radix_sort(own);
    std::vector<std::uint32_t> indices(own.size()), order(rank == 0 ? x.size() : 0);
    std::transform(own.begin(), own.end(), indices.begin(), index_of);

    const int count = int(own.size());
    std::vector<int> counts(size), starts(size);
    MPI_Gather(&count, 1, MPI_INT, counts.data(), 1, MPI_INT, 0, MPI_COMM_WORLD);
    std::exclusive_scan(counts.begin(), counts.end(), starts.begin(), 0);
    MPI_Gatherv(indices.data(), count, MPI_UINT32_T, order.data(), counts.data(), starts.data(),
                MPI_UINT32_T, 0, MPI_COMM_WORLD);
    for (size_t place = 0; place < order.size(); ++place) ranks[order[place]] = place;
}
