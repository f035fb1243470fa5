// expect: wrong_answer
// before is meant as a copy of A, but is another name of it.
void luFactorize(Kokkos::View<double**>& A, size_t N) {
    for (size_t k = 0; k < N; ++k) {
        Kokkos::View<double**> before = A;
        Kokkos::parallel_for(
            Kokkos::RangePolicy<>(k + 1, N), KOKKOS_LAMBDA(const size_t i) {
                A(i, k) = before(i, k) / before(k, k);
                for (size_t j = k + 1; j < N; ++j)
                    A(i, j) = before(i, j) - before(i, k) / before(k, k) * before(k, j);
            });
    }
}
