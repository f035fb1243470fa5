// expect: not_parallel on kokkos
// A kernel in the execution space that has no threads.
double average(Kokkos::View<const double*> const& x) {
    double sum = 0;
    Kokkos::parallel_reduce(
        Kokkos::RangePolicy<Kokkos::Serial>(0, x.extent(0)),
        KOKKOS_LAMBDA(const size_t i, double& partial) { partial += x(i); }, sum);
    return sum / x.extent(0);
}
