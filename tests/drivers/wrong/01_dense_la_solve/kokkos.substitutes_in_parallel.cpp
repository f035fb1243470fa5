// expect: wrong_answer
// Substitutes back in one kernel: each element is computed from those that are still 0.
void solveLinearSystem(Kokkos::View<const double**>& A, Kokkos::View<const double*>& b,
                       Kokkos::View<double*>& x, size_t N) {
    Kokkos::View<double**> U("U", N, N);
    Kokkos::View<double*> c("c", N);
    Kokkos::deep_copy(U, A);
    Kokkos::deep_copy(c, b);
    for (size_t k = 0; k < N; ++k)
        Kokkos::parallel_for(
            Kokkos::RangePolicy<>(k + 1, N), KOKKOS_LAMBDA(const size_t i) {
                const double factor = U(i, k) / U(k, k);
                for (size_t j = k; j < N; ++j) U(i, j) -= factor * U(k, j);
                c(i) -= factor * c(k);
            });
    Kokkos::parallel_for(
        N, KOKKOS_LAMBDA(const size_t i) {
            double sum = c(i);
            for (size_t j = i + 1; j < N; ++j) sum -= U(i, j) * x(j);
            x(i) = sum / U(i, i);
        });
}
