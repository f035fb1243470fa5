// expect: wrong_answer
void luFactorize(Kokkos::View<const COOElement*>& A, Kokkos::View<double**>& L,
                 Kokkos::View<double**>& U, size_t N) {
    Kokkos::parallel_for(
        A.extent(0), KOKKOS_LAMBDA(const size_t i) { U(A(i).row, A(i).column) = A(i).value; });
    for (size_t k = 0; k < N; ++k)
        Kokkos::parallel_for(
            Kokkos::RangePolicy<>(k + 1, N), KOKKOS_LAMBDA(const size_t i) {
                L(i, k) = U(i, k) / U(k, k);
                for (size_t j = k; j < N; ++j) U(i, j) -= L(i, k) * U(k, j);
                U(i, k) = 0;
            });
}
