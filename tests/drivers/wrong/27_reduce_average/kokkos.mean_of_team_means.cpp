// expect: wrong_answer
double average(Kokkos::View<const double*> const& x) {
    using Team = Kokkos::TeamPolicy<>::member_type;
    constexpr size_t chunk = 256;
    const size_t n = x.extent(0), teams = (n + chunk - 1) / chunk;
    double means = 0;
    Kokkos::parallel_reduce(
        Kokkos::TeamPolicy<>(teams, Kokkos::AUTO),
        KOKKOS_LAMBDA(const Team& team, double& partial) {
            const size_t first = team.league_rank() * chunk;
            const size_t last = Kokkos::min(first + chunk, n);
            double sum = 0;
            Kokkos::parallel_reduce(
                Kokkos::TeamThreadRange(team, first, last),
                [&](const size_t i, double& part) { part += x(i); }, sum);
            Kokkos::single(Kokkos::PerTeam(team), [&] { partial += sum / double(last - first); });
        },
        means);
    return means / double(teams);
}
