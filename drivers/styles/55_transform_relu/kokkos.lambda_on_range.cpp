// With a policy and a name, as most tutorials write it.
void relu(Kokkos::View<double*>& x) {
    Kokkos::parallel_for(
        "relu", Kokkos::RangePolicy<>(0, x.extent(0)), KOKKOS_LAMBDA(const int i) {
            if (x(i) < 0) x(i) = 0;
        });
    Kokkos::fence();
}
