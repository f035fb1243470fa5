// expect: wrong_answer
void solveLinearSystem(Kokkos::View<const COOElement*>& A, Kokkos::View<const double*>& b,
                       Kokkos::View<double*>& x, size_t N) {
    Kokkos::View<double**> a("a", N, N);
    Kokkos::parallel_for(
        A.extent(0), KOKKOS_LAMBDA(const size_t i) { a(A(i).column, A(i).row) = A(i).value; });
    Kokkos::deep_copy(x, b);
    for (size_t k = 0; k < N; ++k)
        Kokkos::parallel_for(
            N, KOKKOS_LAMBDA(const size_t i) {
                if (i == k) return;
                const double factor = a(i, k) / a(k, k);
                for (size_t j = k; j < N; ++j) a(i, j) -= factor * a(k, j);
                x(i) -= factor * x(k);
            });
    Kokkos::parallel_for(
        N, KOKKOS_LAMBDA(const size_t i) { x(i) /= a(i, i); });
}
