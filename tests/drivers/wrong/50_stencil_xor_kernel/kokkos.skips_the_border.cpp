// expect: wrong_answer
void cellsXOR(Kokkos::View<const int**>& input, Kokkos::View<int**>& output, size_t N) {
    if (N < 3) return;
    Kokkos::parallel_for(
        Kokkos::MDRangePolicy<Kokkos::Rank<2>>({1, 1}, {N - 1, N - 1}),
        KOKKOS_LAMBDA(const size_t i, const size_t j) {
            const int ones = input(i - 1, j) + input(i + 1, j) + input(i, j - 1) + input(i, j + 1);
            output(i, j) = ones == 1;
        });
}
