// expect: wrong_answer
void sparseAxpy(double alpha, Kokkos::View<const Element*>& x, Kokkos::View<const Element*>& y,
                Kokkos::View<double*>& z) {
    Kokkos::parallel_for(
        x.extent(0), KOKKOS_LAMBDA(const size_t i) { z(x(i).index) = alpha * x(i).value; });
    Kokkos::parallel_for(
        y.extent(0), KOKKOS_LAMBDA(const size_t i) { z(y(i).index) = y(i).value; });
}
