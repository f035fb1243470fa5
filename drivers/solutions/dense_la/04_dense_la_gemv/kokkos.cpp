// Four rows at a time: their sums do not wait for each other, and x is loaded a quarter as often.
void gemv(Kokkos::View<const double**>& A, Kokkos::View<const double*>& x, Kokkos::View<double*>& y,
          size_t M, size_t N) {
    Kokkos::parallel_for((M + 3) / 4, KOKKOS_LAMBDA(const size_t group) {
        const size_t i = 4 * group;
        if (i + 4 <= M) {
            double a = 0, b = 0, c = 0, d = 0;
            for (size_t j = 0; j < N; ++j) {
                a += A(i, j) * x(j);
                b += A(i + 1, j) * x(j);
                c += A(i + 2, j) * x(j);
                d += A(i + 3, j) * x(j);
            }
            y(i) = a, y(i + 1) = b, y(i + 2) = c, y(i + 3) = d;
            return;
        }
        for (size_t row = i; row < M; ++row) {
            double sum = 0;
            for (size_t j = 0; j < N; ++j) sum += A(row, j) * x(j);
            y(row) = sum;
        }
    });
}
