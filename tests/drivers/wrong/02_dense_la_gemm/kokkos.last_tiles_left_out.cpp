// expect: wrong_answer
// A team for each tile of 8 x 8 entries, but none for the rest of the rows and columns.
void gemm(Kokkos::View<const double**>& A, Kokkos::View<const double**>& B,
          Kokkos::View<double**>& C, size_t M, size_t K, size_t N) {
    using Team = Kokkos::TeamPolicy<>::member_type;
    const size_t down = M / 8, across = N / 8;
    Kokkos::parallel_for(
        Kokkos::TeamPolicy<>(down * across, Kokkos::AUTO), KOKKOS_LAMBDA(const Team& team) {
            const size_t top = team.league_rank() / across * 8;
            const size_t left = team.league_rank() % across * 8;
            Kokkos::parallel_for(Kokkos::TeamThreadRange(team, 64), [&](const size_t cell) {
                const size_t i = top + cell / 8, j = left + cell % 8;
                double sum = 0;
                for (size_t k = 0; k < K; ++k) sum += A(i, k) * B(k, j);
                C(i, j) = sum;
            });
        });
}
