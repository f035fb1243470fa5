namespace {

using Matrix = Kokkos::View<double**>;

// Eliminates column k of all rows below row k, each of them by a team.
void eliminate(Matrix const& L, Matrix const& U, size_t k) {
    using Policy = Kokkos::TeamPolicy<>;
    const size_t N = U.extent(0);
    Kokkos::parallel_for(
        Policy(N - k - 1, Kokkos::AUTO), KOKKOS_LAMBDA(const Policy::member_type& team) {
            const size_t i = k + 1 + team.league_rank();
            const double factor = U(i, k) / U(k, k);
            team.team_barrier();  // U(i, k) is read
            Kokkos::single(Kokkos::PerTeam(team), [&]() {
                L(i, k) = factor;
                U(i, k) = 0;
            });
            if (factor == 0) return;
            Kokkos::parallel_for(Kokkos::TeamVectorRange(team, k + 1, N),
                                 [&](const size_t j) { U(i, j) -= factor * U(k, j); });
        });
}

}  // namespace

// Fills up too soon for sparse storage to pay.
void luFactorize(Kokkos::View<const COOElement*>& A, Kokkos::View<double**>& L,
                 Kokkos::View<double**>& U, size_t N) {
    Kokkos::parallel_for(
        A.extent(0), KOKKOS_LAMBDA(const size_t i) { U(A(i).row, A(i).column) = A(i).value; });
    Kokkos::parallel_for(
        N, KOKKOS_LAMBDA(const size_t i) { L(i, i) = 1; });
    for (size_t k = 0; k < N; ++k) eliminate(L, U, k);
}
