// How many fractional parts reach each of the limits: three sums without a branch.
void countQuartiles(Kokkos::View<const double*> const& x, Kokkos::View<size_t[4]>& bins) {
    const size_t n = x.extent(0);
    size_t from1 = 0, from2 = 0, from3 = 0;
    Kokkos::parallel_reduce(
        n,
        KOKKOS_LAMBDA(const size_t i, size_t& sum1, size_t& sum2, size_t& sum3) {
            const double fraction = x(i) - Kokkos::floor(x(i));
            sum1 += fraction >= 0.25;
            sum2 += fraction >= 0.5;
            sum3 += fraction >= 0.75;
        },
        from1, from2, from3);
    auto counts = Kokkos::create_mirror_view(bins);
    counts(0) = n - from1;
    counts(1) = from1 - from2;
    counts(2) = from2 - from3;
    counts(3) = from3;
    Kokkos::deep_copy(bins, counts);
}
