// expect: wrong_answer
// A team for each value, but none for the last one.
void pixelCounts(Kokkos::View<const int*> const& image, Kokkos::View<size_t[256]>& bins) {
    using Team = Kokkos::TeamPolicy<>::member_type;
    Kokkos::parallel_for(
        Kokkos::TeamPolicy<>(255, Kokkos::AUTO), KOKKOS_LAMBDA(const Team& team) {
            const int value = team.league_rank();
            size_t count = 0;
            Kokkos::parallel_reduce(
                Kokkos::TeamThreadRange(team, image.extent(0)),
                [&](const size_t i, size_t& sum) { sum += image(i) == value; }, count);
            Kokkos::single(Kokkos::PerTeam(team), [&] { bins(value) = count; });
        });
}
