// expect: not_parallel on kokkos
double average(Kokkos::View<const double*> const& x) {
    // Kokkos::parallel_reduce(x.extent(0), …)
    double sum = 0;
    for (std::size_t i = 0; i < x.extent(0); ++i) sum += x(i);
    return sum / x.extent(0);
}
