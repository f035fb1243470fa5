// A row of C at a time, added up from rows of B: the innermost loop runs along both.
void gemm(Kokkos::View<const double**>& A, Kokkos::View<const double**>& B,
          Kokkos::View<double**>& C, size_t M, size_t K, size_t N) {
    Kokkos::parallel_for(
        M, KOKKOS_LAMBDA(const size_t i) {
            for (size_t j = 0; j < N; ++j) C(i, j) = 0;
            for (size_t k = 0; k < K; ++k)
                for (size_t j = 0; j < N; ++j) C(i, j) += A(i, k) * B(k, j);
        });
}
