// expect: wrong_answer
void luFactorize(Kokkos::View<double**>& A, size_t N) {
    for (size_t k = 0; k < N; ++k)
        Kokkos::parallel_for(
            Kokkos::RangePolicy<>(k + 1, N), KOKKOS_LAMBDA(const size_t i) {
                const double factor = A(i, k) / A(k, k);
                for (size_t j = k; j < N; ++j) A(i, j) -= factor * A(k, j);
            });
}
