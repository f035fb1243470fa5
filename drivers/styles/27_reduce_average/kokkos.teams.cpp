// A team for each piece, and a reduction inside of each team.
double average(Kokkos::View<const double*> const& x) {
    using Policy = Kokkos::TeamPolicy<>;
    const int n = x.extent(0), piece = 256;
    double sum = 0;
    Kokkos::parallel_reduce(
        Policy((n + piece - 1) / piece, Kokkos::AUTO),
        KOKKOS_LAMBDA(const Policy::member_type& team, double& total) {
            const int first = team.league_rank() * piece;
            double own = 0;
            Kokkos::parallel_reduce(
                Kokkos::TeamThreadRange(team, first, Kokkos::min(first + piece, n)),
                [&](const int i, double& partial) { partial += x(i); }, own);
            Kokkos::single(Kokkos::PerTeam(team), [&] { total += own; });
        },
        sum);
    return sum / n;
}
