namespace {

using Complex = std::complex<double>;

// Sorted by the square of the magnitude: a number without sign, whose bits have the same order.
struct Item {
    std::uint64_t key;
    size_t index;

    Item() = default;
    Item(Complex z, size_t i) : index(i) {
        const double square = z.real() * z.real() + z.imag() * z.imag();
        std::memcpy(&key, &square, sizeof key);
    }
};

// Three digits of the key that say nearly everything: the exponent, and 22 bits below it.
constexpr int bits = 11, passes = 3, rest = 30;
constexpr size_t buckets = size_t(1) << bits;

size_t digit(const Item& item, int pass) {
    return item.key >> (rest + bits * pass) & (buckets - 1);
}

// Radix sort from the lowest digit on; each pass is stable.
void radix_sort(std::vector<Item>& items) {
    std::array<std::array<size_t, buckets>, passes> places{};
    for (const Item& item : items)
        for (int pass = 0; pass < passes; ++pass) ++places[pass][digit(item, pass)];

    std::vector<Item> moved(items.size());
    for (int pass = 0; pass < passes; ++pass) {
        auto& place = places[pass];
        std::exclusive_scan(place.begin(), place.end(), place.begin(), size_t(0));
        for (const Item& item : items) moved[place[digit(item, pass)]++] = item;
        items.swap(moved);
    }
}

// Sorts by all of the key what the digits have left in runs: single ones mostly.
void finish(std::vector<Item>& items) {
    for (auto first = items.begin(); first != items.end();) {
        auto last = first + 1;
        while (last != items.end() && last->key >> rest == first->key >> rest) ++last;
        if (last - first > 1)
            std::sort(first, last, [](const Item& a, const Item& b) { return a.key < b.key; });
        first = last;
    }
}

// Bounds of the ranks' ranges of keys, from a regular sample: the same ones on every rank.
std::vector<std::uint64_t> key_ranges(std::vector<Complex> const& x, int ranks) {
    std::vector<std::uint64_t> sample;
    for (size_t i = 0, spacing = x.size() / 1024 + 1; i < x.size(); i += spacing)
        sample.push_back(Item(x[i], i).key);
    std::sort(sample.begin(), sample.end());

    std::vector<std::uint64_t> bounds(ranks + 1, UINT64_MAX);
    bounds.front() = 0;
    for (int rank = 1; rank < ranks && !sample.empty(); ++rank)
        bounds[rank] = sample[sample.size() * rank / ranks];
    return bounds;
}

// The items with low <= key < high.
std::vector<Item> select(std::vector<Complex> const& x, std::uint64_t low, std::uint64_t high) {
    std::vector<Item> selected(x.size() + 1);
    size_t count = 0;
    for (size_t i = 0; i < x.size(); ++i) {
        selected[count] = Item(x[i], i);
        count += low <= selected[count].key && selected[count].key < high;
    }
    selected.resize(count);
    return selected;
}

}  // namespace

// Every rank has all numbers, so it sorts those of its own range of magnitudes, and
// rank 0 need not merge.
void sortComplexByMagnitude(std::vector<Complex>& x) {
    int rank, ranks;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &ranks);

    const auto bounds = key_ranges(x, ranks);
    auto items = select(x, bounds[rank], bounds[rank + 1]);
    radix_sort(items);
    finish(items);
    std::vector<Complex> own(items.size());
    for (size_t i = 0; i < own.size(); ++i) own[i] = x[items[i].index];

    const int count = int(own.size());
    std::vector<int> counts(ranks), starts(ranks);
    MPI_Gather(&count, 1, MPI_INT, counts.data(), 1, MPI_INT, 0, MPI_COMM_WORLD);
    std::exclusive_scan(counts.begin(), counts.end(), starts.begin(), 0);
    MPI_Gatherv(own.data(), count, MPI_CXX_DOUBLE_COMPLEX, x.data(), counts.data(), starts.data(),
                MPI_CXX_DOUBLE_COMPLEX, 0, MPI_COMM_WORLD);
}
