// Three counts tell the fourth one.
void countQuadrants(Kokkos::View<const Point*> const& points, Kokkos::View<size_t[4]>& bins) {
    size_t left = 0, lower = 0, both = 0;
    Kokkos::parallel_reduce(
        points.extent(0),
        KOKKOS_LAMBDA(const size_t i, size_t& sum_left, size_t& sum_lower, size_t& sum_both) {
            const bool is_left = points(i).x < 0, is_lower = points(i).y < 0;
            sum_left += is_left;
            sum_lower += is_lower;
            sum_both += is_left && is_lower;
        },
        left, lower, both);
    auto counts = Kokkos::create_mirror_view(bins);
    counts(0) = points.extent(0) - left - lower + both;
    counts(1) = left - both;
    counts(2) = both;
    counts(3) = lower - both;
    Kokkos::deep_copy(bins, counts);
}
