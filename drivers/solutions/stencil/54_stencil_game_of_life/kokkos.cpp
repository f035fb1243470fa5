// A row at a time, with its first and last cell apart: the loop in between has no branches. A row
// outside of the grid is represented by the row itself, counted zero times.
void gameOfLife(Kokkos::View<const int**>& input, Kokkos::View<int**>& output, size_t N) {
    Kokkos::parallel_for(
        N, KOKKOS_LAMBDA(const size_t i) {
            const int has_above = i > 0, has_below = i + 1 < N;
            const size_t above = i - has_above, below = i + has_below;
            auto column = [&](size_t j) {
                return has_above * input(above, j) + input(i, j) + has_below * input(below, j);
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
