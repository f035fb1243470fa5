// The bin is the last two bits of four times the value, rounded down. How often each of them is
// set, and how often both are, tells all four counts.
void countQuartiles(Kokkos::View<const double*> const& x, Kokkos::View<size_t[4]>& bins) {
    size_t low = 0, high = 0, both = 0;
    Kokkos::parallel_reduce(
        x.extent(0),
        KOKKOS_LAMBDA(const size_t i, size_t& sum_low, size_t& sum_high, size_t& sum_both) {
            const size_t bits = int64_t(4 * x(i)), is_low = bits & 1, is_high = bits >> 1 & 1;
            sum_low += is_low;
            sum_high += is_high;
            sum_both += is_low & is_high;
        },
        low, high, both);
    auto counts = Kokkos::create_mirror_view(bins);
    counts(0) = x.extent(0) - low - high + both;
    counts(1) = low - both;
    counts(2) = high - both;
    counts(3) = both;
    Kokkos::deep_copy(bins, counts);
}
