// expect: wrong_answer
void spmm(Kokkos::View<const COOElement*>& A, Kokkos::View<const COOElement*>& X,
          Kokkos::View<double**>& Y, size_t M, size_t K, size_t N) {
    Kokkos::parallel_for(
        A.extent(0), KOKKOS_LAMBDA(const size_t i) {
            for (size_t j = 0; j < X.extent(0); ++j)
                if (A(i).column == X(j).row) Y(A(i).row, X(j).column) = A(i).value * X(j).value;
        });
}
