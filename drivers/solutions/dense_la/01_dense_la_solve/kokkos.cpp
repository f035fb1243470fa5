namespace {

using Matrix = Kokkos::View<double**>;
using Team = Kokkos::TeamPolicy<>::member_type;

constexpr size_t block = 32;  // rows of pivots, which stay in cache

// Eliminates columns first to last - 1 of row i with the rows of these numbers. Four at a time,
// since then the row is loaded and stored a quarter as often.
KOKKOS_INLINE_FUNCTION void eliminate(const Matrix& S, size_t i, size_t first, size_t last) {
    const size_t width = S.extent(1);
    size_t k = first;
    for (; k + 4 <= last; k += 4) {
        double f[4];
        for (size_t p = 0; p < 4; ++p) {
            double rest = S(i, k + p);
            for (size_t q = 0; q < p; ++q) rest -= f[q] * S(k + q, k + p);
            f[p] = rest / S(k + p, k + p);
        }
        for (size_t j = k + 4; j < width; ++j)
            S(i, j) -=
                f[0] * S(k, j) + f[1] * S(k + 1, j) + f[2] * S(k + 2, j) + f[3] * S(k + 3, j);
    }
    for (; k < last; ++k) {
        const double factor = S(i, k) / S(k, k);
        for (size_t j = k + 1; j < width; ++j) S(i, j) -= factor * S(k, j);
    }
}

// The rows of a block depend on each other, so that one team does them, pivot by pivot. All rows
// below are independent.
void make_triangular(const Matrix& S) {
    const size_t N = S.extent(0);
    for (size_t first = 0; first < N; first += block) {
        const size_t last = std::min(first + block, N);
        Kokkos::parallel_for(
            Kokkos::TeamPolicy<>(1, Kokkos::AUTO), KOKKOS_LAMBDA(const Team& team) {
                for (size_t k = first; k < last; ++k) {
                    Kokkos::parallel_for(Kokkos::TeamThreadRange(team, k + 1, last),
                                         [&](const size_t i) { eliminate(S, i, k, k + 1); });
                    team.team_barrier();
                }
            });
        Kokkos::parallel_for(
            Kokkos::RangePolicy<>(last, N),
            KOKKOS_LAMBDA(const size_t i) { eliminate(S, i, first, last); });
    }
}

// Each element needs all behind it. One team, since a kernel for each would take longer.
void substitute_back(const Matrix& S, const Kokkos::View<double*>& x) {
    const size_t N = S.extent(0);
    Kokkos::parallel_for(
        Kokkos::TeamPolicy<>(1, Kokkos::AUTO), KOKKOS_LAMBDA(const Team& team) {
            for (size_t i = N; i-- > 0;) {
                double sum = 0;
                Kokkos::parallel_reduce(
                    Kokkos::TeamThreadRange(team, i + 1, N),
                    [&](const size_t j, double& partial) { partial += S(i, j) * x(j); }, sum);
                Kokkos::single(Kokkos::PerTeam(team), [&] { x(i) = (S(i, N) - sum) / S(i, i); });
                team.team_barrier();
            }
        });
}

}  // namespace

// A with b as its last column, which is eliminated like the others. Rows are not exchanged, since
// the pivots are safe as they come.
void solveLinearSystem(Kokkos::View<const double**>& A, Kokkos::View<const double*>& b,
                       Kokkos::View<double*>& x, size_t N) {
    Matrix system(Kokkos::view_alloc(Kokkos::WithoutInitializing, "system"), N, N + 1);
    Kokkos::parallel_for(
        N, KOKKOS_LAMBDA(const size_t i) {
            for (size_t j = 0; j < N; ++j) system(i, j) = A(i, j);
            system(i, N) = b(i);
        });
    make_triangular(system);
    substitute_back(system, x);
}
