// expect: wrong_answer
void axpy(double alpha, Kokkos::View<const double*>& x, Kokkos::View<const double*>& y,
          Kokkos::View<double*>& z) {
    using Team = Kokkos::TeamPolicy<>::member_type;
    constexpr size_t chunk = 256;
    Kokkos::parallel_for(
        Kokkos::TeamPolicy<>(x.extent(0) / chunk, Kokkos::AUTO), KOKKOS_LAMBDA(const Team& team) {
            const size_t first = team.league_rank() * chunk;
            Kokkos::parallel_for(Kokkos::TeamThreadRange(team, first, first + chunk),
                                 [&](const size_t i) { z(i) = alpha * x(i) + y(i); });
        });
}
