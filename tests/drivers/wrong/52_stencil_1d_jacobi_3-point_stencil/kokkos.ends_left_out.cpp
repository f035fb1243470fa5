// expect: wrong_answer
void jacobi1D(Kokkos::View<const double*>& input, Kokkos::View<double*>& output) {
    const size_t N = input.extent(0);
    if (N < 3) return;
    Kokkos::parallel_for(
        Kokkos::RangePolicy<>(1, N - 1), KOKKOS_LAMBDA(const size_t i) {
            output(i) = (input(i - 1) + input(i) + input(i + 1)) / 3;
        });
}
