namespace {

constexpr int bits = 11;
constexpr size_t buckets = size_t(1) << bits;
using Counts = Kokkos::View<size_t*>;

KOKKOS_INLINE_FUNCTION std::uint64_t key_of(int value) {
    return unsigned(value) ^ 0x80000000u;  // negative ones come first
}

// How often each digit follows those found. Every thread counts in a slice of x, which is faster
// than a ScatterView.
Counts count_digits(Kokkos::View<const int*> const& x, std::uint64_t found, int shift) {
    const size_t n = x.extent(0), threads = Kokkos::DefaultExecutionSpace().concurrency();
    const size_t slices = std::min(threads, n / buckets + 1);
    const Kokkos::View<size_t**, Kokkos::LayoutRight> counts("counts", slices, buckets);
    Kokkos::parallel_for(
        slices, KOKKOS_LAMBDA(const size_t slice) {
            const size_t last = n * (slice + 1) / slices;
            for (size_t i = n * slice / slices; i < last; ++i) {
                const std::uint64_t digits = key_of(x(i)) >> shift;
                if (digits >> bits == found) ++counts(slice, digits & (buckets - 1));
            }
        });
    const Counts sums("sums", buckets);
    Kokkos::parallel_for(
        buckets, KOKKOS_LAMBDA(const size_t digit) {
            for (size_t slice = 0; slice < slices; ++slice) sums(digit) += counts(slice, digit);
        });
    return sums;
}

}  // namespace

// Finds a digit at a time, the highest first, by counting how often each occurs.
int findKthSmallest(Kokkos::View<const int*> const& x, int k) {
    size_t before = k - 1;  // how many elements with the digits found are to be passed over
    std::uint64_t found = 0;
    for (int shift = 2 * bits; shift >= 0; shift -= bits) {
        const auto count =
            Kokkos::create_mirror_view_and_copy(Kokkos::HostSpace(), count_digits(x, found, shift));
        size_t digit = 0;
        while (before >= count(digit)) before -= count(digit++);
        found = found << bits | digit;
    }
    return int(unsigned(found) ^ 0x80000000u);
}
