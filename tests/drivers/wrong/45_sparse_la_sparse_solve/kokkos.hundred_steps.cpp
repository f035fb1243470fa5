// expect: wrong_answer
void solveLinearSystem(Kokkos::View<const COOElement*>& A, Kokkos::View<const double*>& b,
                       Kokkos::View<double*>& x, size_t N) {
    Kokkos::View<double*> diagonal("diagonal", N), rest("rest", N);
    Kokkos::parallel_for(
        A.extent(0), KOKKOS_LAMBDA(const size_t i) {
            if (A(i).row == A(i).column) diagonal(A(i).row) = A(i).value;
        });
    for (int step = 0; step < 100; ++step) {
        Kokkos::deep_copy(rest, b);
        Kokkos::parallel_for(
            A.extent(0), KOKKOS_LAMBDA(const size_t i) {
                if (A(i).row != A(i).column)
                    Kokkos::atomic_sub(&rest(A(i).row), A(i).value * x(A(i).column));
            });
        Kokkos::parallel_for(
            N, KOKKOS_LAMBDA(const size_t i) { x(i) = rest(i) / diagonal(i); });
    }
}
