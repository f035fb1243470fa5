// expect: wrong_answer
// With a lambda the partial results start with 0, and they are added.
void partialMinimums(Kokkos::View<float*>& x) {
    Kokkos::parallel_scan(
        x.extent(0), KOKKOS_LAMBDA(const size_t i, float& low, const bool final) {
            low = Kokkos::min(low, x(i));
            if (final) x(i) = low;
        });
}
