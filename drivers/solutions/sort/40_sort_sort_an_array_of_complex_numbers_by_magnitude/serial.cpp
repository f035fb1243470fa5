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

}  // namespace

void sortComplexByMagnitude(std::vector<Complex>& x) {
    std::vector<Item> items(x.size());
    for (size_t i = 0; i < x.size(); ++i) items[i] = Item(x[i], i);
    radix_sort(items);
    finish(items);
    const auto unsorted = x;
    for (size_t i = 0; i < x.size(); ++i) x[i] = unsorted[items[i].index];
}
