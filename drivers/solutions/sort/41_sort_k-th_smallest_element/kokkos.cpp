#include <Kokkos_ScatterView.hpp>

namespace {

constexpr int bits = 11;
constexpr size_t buckets = size_t(1) << bits;

KOKKOS_INLINE_FUNCTION std::uint64_t key_of(int value) {
    return unsigned(value) ^ 0x80000000u;  // negative ones come first
}

}  // namespace

// Finds a digit at a time, the highest first, by counting how often each occurs.
int findKthSmallest(Kokkos::View<const int*> const& x, int k) {
    size_t before = k - 1;  // how many elements with the digits found are to be passed over
    std::uint64_t found = 0;
    for (int shift = 2 * bits; shift >= 0; shift -= bits) {
        Kokkos::View<size_t*> counts("counts", buckets);
        auto scattered = Kokkos::Experimental::create_scatter_view(counts);
        Kokkos::parallel_for(
            x.extent(0), KOKKOS_LAMBDA(const size_t i) {
                const std::uint64_t digits = key_of(x(i)) >> shift;
                if (digits >> bits == found) scattered.access()(digits & (buckets - 1)) += 1;
            });
        Kokkos::Experimental::contribute(counts, scattered);

        const auto count = Kokkos::create_mirror_view_and_copy(Kokkos::HostSpace(), counts);
        size_t digit = 0;
        while (before >= count(digit)) before -= count(digit++);
        found = found << bits | digit;
    }
    return int(unsigned(found) ^ 0x80000000u);
}
