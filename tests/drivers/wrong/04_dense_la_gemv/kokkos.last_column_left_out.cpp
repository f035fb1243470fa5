// expect: wrong_answer
// The end of a TeamThreadRange is not part of it.
void gemv(Kokkos::View<const double**>& A, Kokkos::View<const double*>& x, Kokkos::View<double*>& y,
          size_t M, size_t N) {
    using Team = Kokkos::TeamPolicy<>::member_type;
    Kokkos::parallel_for(
        Kokkos::TeamPolicy<>(M, Kokkos::AUTO), KOKKOS_LAMBDA(const Team& team) {
            const size_t i = team.league_rank();
            double sum = 0;
            Kokkos::parallel_reduce(
                Kokkos::TeamThreadRange(team, 0, N - 1),
                [&](const size_t j, double& partial) { partial += A(i, j) * x(j); }, sum);
            Kokkos::single(Kokkos::PerTeam(team), [&] { y(i) = sum; });
        });
}
