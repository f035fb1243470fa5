// expect: wrong_answer
void sparseAxpy(double alpha, Kokkos::View<const Element*>& x, Kokkos::View<const Element*>& y,
                Kokkos::View<double*>& z) {
    Kokkos::parallel_for(
        Kokkos::max(x.extent(0), y.extent(0)), KOKKOS_LAMBDA(const size_t i) {
            if (i < x.extent(0) && i < y.extent(0)) z(x(i).index) = alpha * x(i).value + y(i).value;
            else if (i < x.extent(0)) z(x(i).index) = alpha * x(i).value;
            else z(y(i).index) = y(i).value;
        });
}
