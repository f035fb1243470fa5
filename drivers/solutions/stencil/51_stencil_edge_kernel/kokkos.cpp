// The kernel is 9 times the pixel less the sum of the three columns that it covers. A row at a
// time, with its first and last pixel apart: the loop in between has no branches. A row outside of
// the image is represented by the row itself with all bits masked out.
void convolveKernel(Kokkos::View<const int**>& imageIn, Kokkos::View<int**>& imageOut, size_t N) {
    Kokkos::parallel_for(
        N, KOKKOS_LAMBDA(const size_t i) {
            const size_t above = i > 0 ? i - 1 : i, below = i + 1 < N ? i + 1 : i;
            const int up = i > 0 ? ~0 : 0, down = i + 1 < N ? ~0 : 0;
            auto column = [&](size_t j) {
                return (up & imageIn(above, j)) + imageIn(i, j) + (down & imageIn(below, j));
            };
            auto set = [&](size_t j, int sides) {
                const int result = 9 * imageIn(i, j) - column(j) - sides;
                imageOut(i, j) = Kokkos::clamp(result, 0, 255);
            };
            set(0, N > 1 ? column(1) : 0);
            for (size_t j = 1; j + 1 < N; ++j) set(j, column(j - 1) + column(j + 1));
            if (N > 1) set(N - 1, column(N - 2));
        });
}
