// expect: wrong_answer
void mapPowersOfTwo(Kokkos::View<const int*> const& x, Kokkos::View<bool*>& mask) {
    Kokkos::parallel_for(
        x.extent(0),
        KOKKOS_LAMBDA(const size_t i) { mask(i) = x(i) >= 0 && (x(i) & (x(i) - 1)) == 0; });
}
