namespace {

using Results = Kokkos::View<Result*>;

constexpr int bits = 11, passes = 3;
constexpr size_t buckets = size_t(1) << bits;

KOKKOS_INLINE_FUNCTION size_t digit(const Result& result, int pass) {
    const unsigned key = unsigned(result.startTime) ^ 0x80000000u;  // negative ones come first
    return key >> (bits * pass) & (buckets - 1);
}

using Places = Kokkos::View<size_t**, Kokkos::LayoutRight>;

// From how many records each slice has in each bucket to where it must put them.
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
Results radix_sorted(Results from) {
    const size_t n = from.extent(0), threads = Kokkos::DefaultExecutionSpace().concurrency();
    const size_t slices = std::min(threads, n / buckets + 1);
    Results to(Kokkos::view_alloc(Kokkos::WithoutInitializing, "sorted"), n);
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
void sortByStartTime(Kokkos::View<Result*>& results) {
    Kokkos::deep_copy(results, radix_sorted(results));
}
