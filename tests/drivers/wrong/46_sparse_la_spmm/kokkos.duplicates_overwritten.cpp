// expect: wrong_answer
void spmm(Kokkos::View<const COOElement*>& A, Kokkos::View<const COOElement*>& X,
          Kokkos::View<double**>& Y, size_t M, size_t K, size_t N) {
    Kokkos::View<double**> a("a", M, K), x("x", K, N);
    Kokkos::parallel_for(
        A.extent(0), KOKKOS_LAMBDA(const size_t i) { a(A(i).row, A(i).column) = A(i).value; });
    Kokkos::parallel_for(
        X.extent(0), KOKKOS_LAMBDA(const size_t i) { x(X(i).row, X(i).column) = X(i).value; });
    Kokkos::parallel_for(
        Kokkos::MDRangePolicy<Kokkos::Rank<2>>({0, 0}, {M, N}),
        KOKKOS_LAMBDA(const size_t i, const size_t j) {
            double sum = 0;
            for (size_t k = 0; k < K; ++k) sum += a(i, k) * x(k, j);
            Y(i, j) = sum;
        });
}
