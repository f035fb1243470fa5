// expect: wrong_answer
void oneMinusInverse(Kokkos::View<double*>& x) {
    Kokkos::parallel_for(
        Kokkos::RangePolicy<>(1, Kokkos::max<size_t>(1, x.extent(0))),
        KOKKOS_LAMBDA(const size_t i) { x(i) = 1 - 1 / x(i); });
}
