// expect: wrong_answer
void luFactorize(Kokkos::View<const COOElement*>& A, Kokkos::View<double**>& L,
                 Kokkos::View<double**>& U, size_t N) {
    Kokkos::parallel_for(
        A.extent(0), KOKKOS_LAMBDA(const size_t i) { U(A(i).row, A(i).column) = A(i).value; });
    Kokkos::parallel_for(
        N, KOKKOS_LAMBDA(const size_t i) { L(i, i) = 1; });
    for (size_t k = 0; k < N; ++k) {
        Kokkos::parallel_for(
            Kokkos::RangePolicy<>(k + 1, N),
            KOKKOS_LAMBDA(const size_t i) { L(i, k) = U(i, k) / U(k, k); });
        Kokkos::parallel_for(
            Kokkos::MDRangePolicy<Kokkos::Rank<2>>({k + 1, k}, {N, N}),
            KOKKOS_LAMBDA(const size_t i, const size_t j) {
                U(i, j) -= U(i, k) / U(k, k) * U(k, j);
            });
    }
}
