namespace {

using Numbers = Kokkos::View<Kokkos::complex<double>*>;

// Sorted by the square of the magnitude: a number without sign, whose bits have the same order.
struct Item {
    std::uint64_t key;
    size_t index;
};
using Items = Kokkos::View<Item*>;

// The lowest bits of the key are less than 14 digits can tell.
constexpr int bits = 12, passes = 5, rest = 3;
constexpr size_t buckets = size_t(1) << bits;

KOKKOS_INLINE_FUNCTION size_t digit(const Item& item, int pass) {
    return item.key >> (rest + bits * pass) & (buckets - 1);
}

Items unsorted(Numbers const& x) {
    Items items(Kokkos::view_alloc(Kokkos::WithoutInitializing, "items"), x.extent(0));
    Kokkos::parallel_for(
        x.extent(0), KOKKOS_LAMBDA(const size_t i) {
            const double square = x(i).real() * x(i).real() + x(i).imag() * x(i).imag();
            items(i) = {Kokkos::bit_cast<std::uint64_t>(square), i};
        });
    return items;
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
void sortComplexByMagnitude(Kokkos::View<Kokkos::complex<double>*>& x) {
    const Items items = radix_sorted(unsorted(x));
    const Numbers sorted(Kokkos::view_alloc(Kokkos::WithoutInitializing, "x"), x.extent(0));
    const Numbers given = x;
    Kokkos::parallel_for(
        x.extent(0), KOKKOS_LAMBDA(const size_t i) { sorted(i) = given(items(i).index); });
    Kokkos::deep_copy(x, sorted);
}
