// A row at a time, with its first and last cell apart: the loop in between has no branches. A row
// outside of the grid is represented by the row itself, times 0. Multiplies, since a division takes
// far longer.
void jacobi2D(Kokkos::View<const double**>& input, Kokkos::View<double**>& output, size_t N) {
    Kokkos::parallel_for(
        N, KOKKOS_LAMBDA(const size_t i) {
            const size_t above = i > 0 ? i - 1 : i, below = i + 1 < N ? i + 1 : i;
            const double up = i > 0 ? 1 : 0, down = i + 1 < N ? 1 : 0;
            auto set = [&](size_t j, double sides) {
                output(i, j) =
                    (sides + up * input(above, j) + down * input(below, j) + input(i, j)) * 0.2;
            };
            set(0, N > 1 ? input(i, 1) : 0);
            for (size_t j = 1; j + 1 < N; ++j) set(j, input(i, j - 1) + input(i, j + 1));
            if (N > 1) set(N - 1, input(i, N - 2));
        });
}
