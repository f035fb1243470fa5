// expect: not_parallel on kokkos
// A kernel that is never launched.
double average(Kokkos::View<const double*> const& x) {
    double sum = 0;
    if (x.extent(0) == 0)
        Kokkos::parallel_reduce(
            x.extent(0), KOKKOS_LAMBDA(const size_t i, double& partial) { partial += x(i); }, sum);
    for (size_t i = 0; i < x.extent(0); ++i) sum += x(i);
    return sum / x.extent(0);
}
