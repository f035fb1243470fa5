// expect: wrong_answer
int edgeCount(Kokkos::View<const int**>& A, size_t N) {
    using Policy = Kokkos::TeamPolicy<>;
    int edges = 0;
    Kokkos::parallel_reduce(
        Policy(N, Kokkos::AUTO),
        KOKKOS_LAMBDA(const Policy::member_type& team, int& count) {
            const size_t u = team.league_rank();
            int degree = 0;
            Kokkos::parallel_reduce(
                Kokkos::TeamThreadRange(team, N),
                [&](const size_t v, int& partial) { partial += A(u, v); }, degree);
            count = degree;
        },
        edges);
    return edges;
}
