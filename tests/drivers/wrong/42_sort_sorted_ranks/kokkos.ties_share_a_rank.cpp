// expect: wrong_answer
void ranks(Kokkos::View<const float*> const& x, Kokkos::View<size_t*>& ranks) {
    Kokkos::parallel_for(
        x.extent(0), KOKKOS_LAMBDA(const size_t i) {
            size_t smaller = 0;
            for (size_t j = 0; j < x.extent(0); ++j) smaller += x(j) < x(i);
            ranks(i) = smaller;
        });
}
