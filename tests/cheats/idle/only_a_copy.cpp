// expect: not_parallel on kokkos
// What runs on threads is what Kokkos does of itself to make a view.
double average(Kokkos::View<const double*> const& x) {
    Kokkos::View<double*> copy("copy", x.extent(0));
    Kokkos::deep_copy(copy, x);
    double sum = 0;
    if (x.extent(0) == 0) Kokkos::parallel_for(1, KOKKOS_LAMBDA(int){});
    for (size_t i = 0; i < x.extent(0); ++i) sum += copy(i);
    return sum / x.extent(0);
}
