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

// The items with low <= key < high: each thread collects those of its slice.
std::vector<Item> select(std::vector<Complex> const& x, std::uint64_t low, std::uint64_t high) {
    std::vector<Item> selected;
    std::vector<size_t> starts;
#pragma omp parallel
    {
        const size_t thread = omp_get_thread_num(), threads = omp_get_num_threads();
        const size_t first = x.size() * thread / threads, last = x.size() * (thread + 1) / threads;
#pragma omp single
        starts.assign(threads + 1, 0);
        std::vector<Item> mine;
        for (size_t i = first; i < last; ++i) {
            const Item item(x[i], i);
            if (low <= item.key && item.key < high) mine.push_back(item);
        }
        starts[thread + 1] = mine.size();
#pragma omp barrier
#pragma omp single
        {
            std::partial_sum(starts.begin(), starts.end(), starts.begin());
            selected.resize(starts.back());
        }
        std::copy(mine.begin(), mine.end(), selected.begin() + starts[thread]);
    }
    return selected;
}

}  // namespace

// Every rank has all numbers, so it sorts those of its own range of magnitudes with all its
// threads, and rank 0 need not merge.
void sortComplexByMagnitude(std::vector<Complex>& x) {
    int rank, ranks;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &ranks);

    const auto bounds = key_ranges(x, ranks);
    auto items = select(x, bounds[rank], bounds[rank + 1]);
    radix_sort(items);
    finish(items);
    std::vector<Complex> own(items.size());
#pragma omp parallel for
    for (size_t i = 0; i < own.size(); ++i) own[i] = x[items[i].index];

    const int count = int(own.size());
    std::vector<int> counts(ranks), starts(ranks);
    MPI_Gather(&count, 1, MPI_INT, counts.data(), 1, MPI_INT, 0, MPI_COMM_WORLD);
    std::exclusive_scan(counts.begin(), counts.end(), starts.begin(), 0);
    MPI_Gatherv(own.data(), count, MPI_CXX_DOUBLE_COMPLEX, x.data(), counts.data(), starts.data(),
                MPI_CXX_DOUBLE_COMPLEX, 0, MPI_COMM_WORLD);
}
