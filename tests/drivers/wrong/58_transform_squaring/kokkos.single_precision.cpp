// expect: wrong_answer
void squareEach(Kokkos::View<int*>& x) {
    Kokkos::parallel_for(
        x.extent(0), KOKKOS_LAMBDA(const int i) { x(i) = int(Kokkos::pow(float(x(i)), 2.0f)); });
}
