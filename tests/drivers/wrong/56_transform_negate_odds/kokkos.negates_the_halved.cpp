// expect: wrong_answer
// Two kernels, of which the second takes some of the halves for odd numbers.
void negateOddsAndHalveEvens(Kokkos::View<int*>& x) {
    Kokkos::parallel_for(
        x.extent(0), KOKKOS_LAMBDA(const size_t i) {
            if (x(i) % 2 == 0) x(i) /= 2;
        });
    Kokkos::parallel_for(
        x.extent(0), KOKKOS_LAMBDA(const size_t i) {
            if (x(i) % 2 != 0) x(i) = -x(i);
        });
}
