void relu(Kokkos::View<double*>& x) {
    Kokkos::parallel_for(
        x.extent(0), KOKKOS_LAMBDA(const size_t i) { x(i) = Kokkos::max(x(i), 0.0); });
}
