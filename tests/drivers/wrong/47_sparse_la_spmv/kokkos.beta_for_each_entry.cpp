// expect: wrong_answer
void spmv(double alpha, Kokkos::View<const COOElement*> const& A,
          Kokkos::View<const double*> const& x, double beta, Kokkos::View<double*>& y, size_t M,
          size_t N) {
    Kokkos::parallel_for(
        A.extent(0), KOKKOS_LAMBDA(const size_t i) {
            const double old = y(A(i).row);
            Kokkos::atomic_add(&y(A(i).row),
                               alpha * A(i).value * x(A(i).column) + (beta - 1) * old);
        });
}
