// expect: wrong_answer
// Each team loads its tile into scratch, but not the elements on either side of it.
void jacobi1D(Kokkos::View<const double*>& input, Kokkos::View<double*>& output) {
    using Policy = Kokkos::TeamPolicy<>;
    using Scratch = Kokkos::View<double*, Kokkos::DefaultExecutionSpace::scratch_memory_space>;
    constexpr size_t size = 32;
    const size_t N = input.extent(0);
    Policy policy((N + size - 1) / size, Kokkos::AUTO);
    policy.set_scratch_size(0, Kokkos::PerTeam(Scratch::shmem_size(size + 2)));
    Kokkos::parallel_for(
        policy, KOKKOS_LAMBDA(const Policy::member_type& team) {
            Scratch tile(team.team_scratch(0), size + 2);
            const size_t first = team.league_rank() * size;
            const size_t n = Kokkos::min(size, N - first);
            Kokkos::parallel_for(Kokkos::TeamThreadRange(team, n + 2),
                                 [&](const size_t i) { tile(i) = 0; });
            team.team_barrier();
            Kokkos::parallel_for(Kokkos::TeamThreadRange(team, n),
                                 [&](const size_t i) { tile(i + 1) = input(first + i); });
            team.team_barrier();
            Kokkos::parallel_for(Kokkos::TeamThreadRange(team, n), [&](const size_t i) {
                output(first + i) = (tile(i) + tile(i + 1) + tile(i + 2)) / 3;
            });
        });
}
