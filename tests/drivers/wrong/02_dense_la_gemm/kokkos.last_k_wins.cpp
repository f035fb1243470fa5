// expect: wrong_answer
// Each of the K products is stored instead of added.
void gemm(Kokkos::View<const double**>& A, Kokkos::View<const double**>& B,
          Kokkos::View<double**>& C, size_t M, size_t K, size_t N) {
    Kokkos::parallel_for(
        Kokkos::MDRangePolicy<Kokkos::Rank<3>>({0, 0, 0}, {M, N, K}),
        KOKKOS_LAMBDA(const size_t i, const size_t j, const size_t k) {
            C(i, j) = A(i, k) * B(k, j);
        });
}
