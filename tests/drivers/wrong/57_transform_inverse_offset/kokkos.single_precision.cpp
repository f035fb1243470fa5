// expect: wrong_answer
void oneMinusInverse(Kokkos::View<double*>& x) {
    Kokkos::parallel_for(
        x.extent(0), KOKKOS_LAMBDA(const int i) { x(i) = 1.0f - 1.0f / float(x(i)); });
}
