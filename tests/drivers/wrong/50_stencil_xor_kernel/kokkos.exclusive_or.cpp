// expect: wrong_answer
// Three neighbors of 1 give 1 as well.
void cellsXOR(Kokkos::View<const int**>& input, Kokkos::View<int**>& output, size_t N) {
    Kokkos::parallel_for(
        Kokkos::MDRangePolicy<Kokkos::Rank<2>>({0, 0}, {N, N}),
        KOKKOS_LAMBDA(const size_t i, const size_t j) {
            int result = 0;
            if (i > 0) result ^= input(i - 1, j);
            if (i + 1 < N) result ^= input(i + 1, j);
            if (j > 0) result ^= input(i, j - 1);
            if (j + 1 < N) result ^= input(i, j + 1);
            output(i, j) = result;
        });
}
