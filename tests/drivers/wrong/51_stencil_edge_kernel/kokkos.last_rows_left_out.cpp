// expect: wrong_answer
// Rows in teams of 16, but no team for those left over.
void convolveKernel(Kokkos::View<const int**>& imageIn, Kokkos::View<int**>& imageOut, size_t N) {
    using Team = Kokkos::TeamPolicy<>::member_type;
    const int n = N;
    Kokkos::parallel_for(
        Kokkos::TeamPolicy<>(n / 16, Kokkos::AUTO), KOKKOS_LAMBDA(const Team& team) {
            const int first = team.league_rank() * 16;
            Kokkos::parallel_for(Kokkos::TeamThreadRange(team, 16 * n), [&](const int cell) {
                const int i = first + cell / n, j = cell % n;
                int sum = 9 * imageIn(i, j);
                for (int row = Kokkos::max(i - 1, 0); row <= Kokkos::min(i + 1, n - 1); ++row)
                    for (int column = Kokkos::max(j - 1, 0); column <= Kokkos::min(j + 1, n - 1);
                         ++column)
                        sum -= imageIn(row, column);
                imageOut(i, j) = Kokkos::clamp(sum, 0, 255);
            });
        });
}
