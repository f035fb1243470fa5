// expect: wrong_answer
// RangePolicy takes its end, not the index of the last row.
void solveLinearSystem(Kokkos::View<const double**>& A, Kokkos::View<const double*>& b,
                       Kokkos::View<double*>& x, size_t N) {
    Kokkos::View<double**> U("U", N, N);
    Kokkos::View<double*> c("c", N);
    Kokkos::deep_copy(U, A);
    Kokkos::deep_copy(c, b);
    for (size_t k = 0; k + 1 < N; ++k)
        Kokkos::parallel_for(
            Kokkos::RangePolicy<>(k + 1, N - 1), KOKKOS_LAMBDA(const size_t i) {
                const double factor = U(i, k) / U(k, k);
                for (size_t j = k; j < N; ++j) U(i, j) -= factor * U(k, j);
                c(i) -= factor * c(k);
            });
    for (size_t i = N; i-- > 0;) {
        double sum = 0;
        Kokkos::parallel_reduce(
            Kokkos::RangePolicy<>(i + 1, N),
            KOKKOS_LAMBDA(const size_t j, double& partial) { partial += U(i, j) * x(j); }, sum);
        x(i) = (c(i) - sum) / U(i, i);
    }
}
