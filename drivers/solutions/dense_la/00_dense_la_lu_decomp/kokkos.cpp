namespace {

using Matrix = Kokkos::View<double**>;
using Team = Kokkos::TeamPolicy<>::member_type;

constexpr size_t block = 32;  // rows of pivots, which stay in cache

// Eliminates columns first to last - 1 of row i with the pivot rows of A, and keeps the factors
// there. Four pivots at a time, since then the row is loaded and stored a quarter as often.
KOKKOS_INLINE_FUNCTION void eliminate(const Matrix& A, size_t i, size_t first, size_t last) {
    const size_t N = A.extent(1);
    size_t k = first;
    for (; k + 4 <= last; k += 4) {
        double f[4];
        for (size_t p = 0; p < 4; ++p) {
            double rest = A(i, k + p);
            for (size_t q = 0; q < p; ++q) rest -= f[q] * A(k + q, k + p);
            A(i, k + p) = f[p] = rest / A(k + p, k + p);
        }
        for (size_t j = k + 4; j < N; ++j)
            A(i, j) -=
                f[0] * A(k, j) + f[1] * A(k + 1, j) + f[2] * A(k + 2, j) + f[3] * A(k + 3, j);
    }
    for (; k < last; ++k) {
        const double factor = A(i, k) /= A(k, k);
        for (size_t j = k + 1; j < N; ++j) A(i, j) -= factor * A(k, j);
    }
}

}  // namespace

// The rows of a block depend on each other, so that one team does them, pivot by pivot. All rows
// below are independent.
void luFactorize(Kokkos::View<double**>& A, size_t N) {
    for (size_t first = 0; first < N; first += block) {
        const size_t last = std::min(first + block, N);
        Kokkos::parallel_for(
            Kokkos::TeamPolicy<>(1, Kokkos::AUTO), KOKKOS_LAMBDA(const Team& team) {
                for (size_t k = first; k < last; ++k) {
                    Kokkos::parallel_for(Kokkos::TeamThreadRange(team, k + 1, last),
                                         [&](const size_t i) { eliminate(A, i, k, k + 1); });
                    team.team_barrier();
                }
            });
        Kokkos::parallel_for(
            Kokkos::RangePolicy<>(last, N),
            KOKKOS_LAMBDA(const size_t i) { eliminate(A, i, first, last); });
    }
}
