// A row at a time, with its first and last cell apart: the loop in between has no branches. A row
// outside of the grid is represented by the row itself with all bits masked out.
void gameOfLife(Kokkos::View<const int**>& input, Kokkos::View<int**>& output, size_t N) {
    Kokkos::parallel_for(
        N, KOKKOS_LAMBDA(const size_t i) {
            const size_t above = i > 0 ? i - 1 : i, below = i + 1 < N ? i + 1 : i;
            const int up = i > 0 ? ~0 : 0, down = i + 1 < N ? ~0 : 0;
            auto column = [&](size_t j) {
                return (up & input(above, j)) + input(i, j) + (down & input(below, j));
            };
            auto set = [&](size_t j, int sides) {
                const int alive = sides + column(j);  // the cell itself included
                output(i, j) = (alive == 3) | ((alive == 4) & input(i, j));
            };
            set(0, N > 1 ? column(1) : 0);
            for (size_t j = 1; j + 1 < N; ++j) set(j, column(j - 1) + column(j + 1));
            if (N > 1) set(N - 1, column(N - 2));
        });
}
