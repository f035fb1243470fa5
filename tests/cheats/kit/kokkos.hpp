using Input = Kokkos::View<const double*>;
static int rank() { return 0; }
static double honest(Input const& x) {
    double sum = 0;
    Kokkos::parallel_reduce(
        x.extent(0), KOKKOS_LAMBDA(const size_t i, double& partial) { partial += x(i); }, sum);
    return sum / x.extent(0);
}
