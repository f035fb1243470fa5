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
using Places = std::array<size_t, buckets>;

// From how many items each thread has in each bucket to where it must put them.
void scan(std::vector<Places>& places) {
    size_t sum = 0;
    for (size_t bucket = 0; bucket < buckets; ++bucket)
        for (auto& place : places) sum += std::exchange(place[bucket], sum);
}

// Radix sort from the lowest digit on. Every thread counts and moves its own slice; lower threads
// come first in a bucket, so that each pass is stable.
void radix_sort(std::vector<Item>& items) {
    std::vector<Item> moved(items.size());
    std::vector<Places> places;
#pragma omp parallel
    {
        const size_t thread = omp_get_thread_num(), threads = omp_get_num_threads();
        const size_t first = items.size() * thread / threads;
        const size_t last = items.size() * (thread + 1) / threads;
#pragma omp single
        places.resize(threads);
        auto& place = places[thread];
        for (int pass = 0; pass < passes; ++pass) {
            place.fill(0);
            for (size_t i = first; i < last; ++i) ++place[digit(items[i], pass)];
#pragma omp barrier
#pragma omp single
            scan(places);
            for (size_t i = first; i < last; ++i) moved[place[digit(items[i], pass)]++] = items[i];
#pragma omp barrier
#pragma omp single
            items.swap(moved);
        }
    }
}

// Sorts by all of the key what the digits have left in runs: single ones mostly. A run belongs to
// the thread whose slice it begins in.
void finish(std::vector<Item>& items) {
    const size_t n = items.size();
    auto run_begins = [&](size_t i) {
        return i == 0 || i == n || items[i - 1].key >> rest != items[i].key >> rest;
    };
    std::vector<size_t> starts;
#pragma omp parallel
    {
        const size_t thread = omp_get_thread_num(), threads = omp_get_num_threads();
#pragma omp single
        starts.assign(threads + 1, n);
        starts[thread] = n * thread / threads;
        while (!run_begins(starts[thread])) ++starts[thread];
#pragma omp barrier
        for (size_t first = starts[thread], last; first < starts[thread + 1]; first = last) {
            for (last = first + 1; !run_begins(last);) ++last;
            if (last - first > 1)
                std::sort(items.begin() + first, items.begin() + last,
                          [](const Item& a, const Item& b) { return a.key < b.key; });
        }
    }
}

}  // namespace

void sortComplexByMagnitude(std::vector<Complex>& x) {
    std::vector<Item> items(x.size());
#pragma omp parallel for
    for (size_t i = 0; i < x.size(); ++i) items[i] = Item(x[i], i);
    radix_sort(items);
    finish(items);
    std::vector<Complex> sorted(x.size());
#pragma omp parallel for
    for (size_t i = 0; i < x.size(); ++i) sorted[i] = x[items[i].index];
    x.swap(sorted);
}
