// expect: wrong_answer
void countQuartiles(Kokkos::View<const double*> const& x, Kokkos::View<size_t[4]>& bins) {
    Kokkos::parallel_for(
        x.extent(0), KOKKOS_LAMBDA(const size_t i) {
            const double fraction = Kokkos::abs(x(i) - Kokkos::round(x(i)));
            Kokkos::atomic_inc(&bins(int(4 * fraction)));
        });
}
