// expect: wrong_answer
// Assigns to a copy of the handle, which leaves z as it is.
void axpy(double alpha, Kokkos::View<const double*>& x, Kokkos::View<const double*>& y,
          Kokkos::View<double*>& z) {
    Kokkos::View<double*> sum("sum", x.extent(0));
    Kokkos::deep_copy(sum, y);
    Kokkos::parallel_for(
        x.extent(0), KOKKOS_LAMBDA(const size_t i) { sum(i) += alpha * x(i); });
    Kokkos::View<double*> result = z;
    result = sum;
}
