// expect: wrong_answer
void negateOddsAndHalveEvens(Kokkos::View<int*>& x) {
    Kokkos::parallel_for(
        x.extent(0), KOKKOS_LAMBDA(const size_t i) {
            if (x(i) % 2 == 1) x(i) = -x(i);
            else x(i) /= 2;
        });
}
