// A row at a time, with its first and last cell apart: the loop in between has no branches. A row
// outside of the grid is represented by the row itself with all bits masked out.
void cellsXOR(Kokkos::View<const int**>& input, Kokkos::View<int**>& output, size_t N) {
    Kokkos::parallel_for(
        N, KOKKOS_LAMBDA(const size_t i) {
            const size_t above = i > 0 ? i - 1 : i, below = i + 1 < N ? i + 1 : i;
            const int up = i > 0 ? ~0 : 0, down = i + 1 < N ? ~0 : 0;
            auto set = [&](size_t j, int sides) {
                const int ones = sides + (up & input(above, j)) + (down & input(below, j));
                output(i, j) = ones == 1;
            };
            set(0, N > 1 ? input(i, 1) : 0);
            for (size_t j = 1; j + 1 < N; ++j) set(j, input(i, j - 1) + input(i, j + 1));
            if (N > 1) set(N - 1, input(i, N - 2));
        });
}
