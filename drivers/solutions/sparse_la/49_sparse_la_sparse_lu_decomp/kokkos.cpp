namespace {

using Matrix = Kokkos::View<double**>;

constexpr size_t block = 4;

// Eliminates the columns from k to last of row i by the rows of the same numbers, which are final;
// at most a block of them. Four at a time, since then row i is loaded and stored a quarter as
// often; none where A has left nothing to eliminate.
KOKKOS_INLINE_FUNCTION void eliminate(Matrix const& L, Matrix const& U, size_t i, size_t k,
                                      size_t last) {
    const size_t N = U.extent(0);
    double factor[block] = {};
    bool none = true;
    for (size_t p = k; p < last; ++p) {
        L(i, p) = factor[p - k] = U(i, p) / U(p, p);
        for (size_t j = p + 1; j < last; ++j) U(i, j) -= factor[p - k] * U(p, j);
        U(i, p) = 0;
        none = none && factor[p - k] == 0;
    }
    if (none) return;
    if (last - k == block)
        for (size_t j = last; j < N; ++j)
            U(i, j) -= factor[0] * U(k, j) + factor[1] * U(k + 1, j) + factor[2] * U(k + 2, j) +
                       factor[3] * U(k + 3, j);
    else
        for (size_t p = k; p < last; ++p)
            for (size_t j = last; j < N; ++j) U(i, j) -= factor[p - k] * U(p, j);
}

}  // namespace

// Fills up too soon for sparse storage to pay. Eliminates a block of columns at a time: first in
// the rows of the block, one after the other, then in all rows below.
void luFactorize(Kokkos::View<const COOElement*>& A, Kokkos::View<double**>& L,
                 Kokkos::View<double**>& U, size_t N) {
    Kokkos::parallel_for(
        A.extent(0), KOKKOS_LAMBDA(const size_t i) { U(A(i).row, A(i).column) = A(i).value; });
    Kokkos::parallel_for(
        N, KOKKOS_LAMBDA(const size_t i) { L(i, i) = 1; });
    for (size_t k = 0; k < N; k += block) {
        const size_t last = std::min(k + block, N);
        Kokkos::parallel_for(
            1, KOKKOS_LAMBDA(const size_t) {
                for (size_t i = k; i < last; ++i) eliminate(L, U, i, k, i);
            });
        Kokkos::parallel_for(
            Kokkos::RangePolicy<>(last, N),
            KOKKOS_LAMBDA(const size_t i) { eliminate(L, U, i, k, last); });
    }
}
