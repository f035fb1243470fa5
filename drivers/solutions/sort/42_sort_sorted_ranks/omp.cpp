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
using Places = std::array<size_t, buckets>;

// From how many items each thread has in each bucket to where it must put them.
void scan(std::vector<Places>& places) {
    size_t sum = 0;
    for (size_t bucket = 0; bucket < buckets; ++bucket)
        for (auto& place : places) sum += std::exchange(place[bucket], sum);
}

}  // namespace

// Radix sort from the lowest digit on. Every thread counts and moves its own slice; lower threads
// come first in a bucket, so that each pass is stable. In the last one, the place of an element is
// its rank.
void ranks(std::vector<float> const& x, std::vector<size_t>& ranks) {
    std::vector<Item> items(x.size()), moved(x.size());
    std::vector<Places> places;
#pragma omp parallel
    {
        const size_t thread = omp_get_thread_num(), threads = omp_get_num_threads();
        const size_t first = x.size() * thread / threads, last = x.size() * (thread + 1) / threads;
#pragma omp single
        places.resize(threads);
        auto& place = places[thread];
        for (size_t i = first; i < last; ++i) items[i] = item(x[i], i);
        for (int pass = 0; pass < passes; ++pass) {
            place.fill(0);
            for (size_t i = first; i < last; ++i) ++place[digit(items[i], pass)];
#pragma omp barrier
#pragma omp single
            scan(places);
            for (size_t i = first; i < last; ++i) {
                const size_t to = place[digit(items[i], pass)]++;
                if (pass < passes - 1) moved[to] = items[i];
                else ranks[index_of(items[i])] = to;
            }
#pragma omp barrier
#pragma omp single
            items.swap(moved);
        }
    }
}
