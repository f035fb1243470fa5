// expect: wrong_answer
void mapPowersOfTwo(Kokkos::View<const int*> const& x, Kokkos::View<bool*>& mask) {
    Kokkos::View<bool*> powers("powers", x.extent(0));
    Kokkos::parallel_for(
        x.extent(0), KOKKOS_LAMBDA(const size_t i) { powers(i) = isPowerOfTwo(x(i)); });
    auto result = mask;
    result = powers;
}
