// expect: wrong_answer
void dft(Kokkos::View<const double*>& x, Kokkos::View<Kokkos::complex<double>*>& output) {
    using Team = Kokkos::TeamPolicy<>::member_type;
    using Complex = Kokkos::complex<double>;
    const size_t n = x.extent(0);
    Kokkos::parallel_for(
        Kokkos::TeamPolicy<>(n, Kokkos::AUTO), KOKKOS_LAMBDA(const Team& team) {
            const size_t k = team.league_rank();
            Complex sum;
            Kokkos::parallel_reduce(
                Kokkos::TeamThreadRange(team, n),
                [&](const size_t j, Complex& partial) {
                    const float angle = -2 * M_PI * j * k / n;
                    partial += Complex(x(j) * Kokkos::cos(angle), x(j) * Kokkos::sin(angle));
                },
                sum);
            Kokkos::single(Kokkos::PerTeam(team), [&] { output(k) = sum; });
        });
}
