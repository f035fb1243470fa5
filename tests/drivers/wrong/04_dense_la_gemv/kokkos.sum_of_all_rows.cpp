// expect: wrong_answer
// The sum of a reduction is that of all rows a thread has done, not that of one row.
void gemv(Kokkos::View<const double**>& A, Kokkos::View<const double*>& x, Kokkos::View<double*>& y,
          size_t M, size_t N) {
    double total = 0;
    Kokkos::parallel_reduce(
        M,
        KOKKOS_LAMBDA(const size_t i, double& sum) {
            for (size_t j = 0; j < N; ++j) sum += A(i, j) * x(j);
            y(i) = sum;
        },
        total);
}
