double average(Kokkos::View<const double*> const& x) {
    Kokkos::initialize();
    double sum = 0;
    Kokkos::parallel_reduce(x.size(), KOKKOS_LAMBDA(const int i, double& part) { part += x(i); }, sum);
    Kokkos::finalize();
    return sum / x.size();
}
