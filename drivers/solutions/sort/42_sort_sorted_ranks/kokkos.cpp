namespace {

// The order of an element above, its index below: enough for 2^32 elements.
using Item = std::uint64_t;
using Items = Kokkos::View<Item*>;

constexpr int bits = 11, passes = 3;
constexpr size_t buckets = size_t(1) << bits;

KOKKOS_INLINE_FUNCTION Item item(float value, size_t index) {
    auto key = Kokkos::bit_cast<std::uint32_t>(value);
    key ^= key >> 31 ? 0xffffffffu : 0x80000000u;  // as an unsigned number it has the same order
    return Item(key) << 32 | index;
}
KOKKOS_INLINE_FUNCTION std::uint32_t index_of(Item item) { return std::uint32_t(item); }
KOKKOS_INLINE_FUNCTION size_t digit(Item item, int pass) {
    return item >> (32 + bits * pass) & (buckets - 1);
}

using Places = Kokkos::View<size_t**, Kokkos::LayoutRight>;

// From how many items each slice has in each bucket to where it must put them.
void scan(Places const& places) {
    const size_t slices = places.extent(0);
    Kokkos::parallel_scan(
        places.size(), KOKKOS_LAMBDA(const size_t i, size_t& sum, const bool is_final) {
            size_t& place = places(i % slices, i / slices);
            const size_t count = place;
            if (is_final) place = sum;
            sum += count;
        });
}

// Radix sort from the lowest digit on. Every thread counts and moves a slice; lower slices come
// first in a bucket, so that each pass is stable.
Items radix_sorted(Items from) {
    const size_t n = from.extent(0), threads = Kokkos::DefaultExecutionSpace().concurrency();
    const size_t slices = std::min(threads, n / buckets + 1);
    Items to(Kokkos::view_alloc(Kokkos::WithoutInitializing, "sorted"), n);
    Places places("places", slices, buckets);
    for (int pass = 0; pass < passes; ++pass) {
        Kokkos::deep_copy(places, 0);
        Kokkos::parallel_for(
            slices, KOKKOS_LAMBDA(const size_t slice) {
                const size_t last = n * (slice + 1) / slices;
                for (size_t i = n * slice / slices; i < last; ++i)
                    ++places(slice, digit(from(i), pass));
            });
        scan(places);
        Kokkos::parallel_for(
            slices, KOKKOS_LAMBDA(const size_t slice) {
                const size_t last = n * (slice + 1) / slices;
                for (size_t i = n * slice / slices; i < last; ++i)
                    to(places(slice, digit(from(i), pass))++) = from(i);
            });
        std::swap(from, to);
    }
    return from;
}

}  // namespace

// Kokkos::sort would run on one thread of a host.
void ranks(Kokkos::View<const float*> const& x, Kokkos::View<size_t*>& ranks) {
    Items items(Kokkos::view_alloc(Kokkos::WithoutInitializing, "items"), x.extent(0));
    Kokkos::parallel_for(
        x.extent(0), KOKKOS_LAMBDA(const size_t i) { items(i) = item(x(i), i); });
    items = radix_sorted(items);
    Kokkos::parallel_for(
        x.extent(0), KOKKOS_LAMBDA(const size_t place) { ranks(index_of(items(place))) = place; });
}
