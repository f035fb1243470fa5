void relu(Kokkos::View<double*>& x) {
    Kokkos::parallel_for(Kokkos::RangePolicy<>(0, x.size()), KOKKOS_LAMBDA(const int i, const int j) { x(i) = Kokkos::max(0.0, x(i)); });
}
