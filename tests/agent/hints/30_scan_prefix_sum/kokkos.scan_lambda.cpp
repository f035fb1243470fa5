void prefixSum(Kokkos::View<const double*> const& x, Kokkos::View<double*>& output) {
    Kokkos::parallel_scan(x.size(), KOKKOS_LAMBDA(const int i, double& sum) {
        sum += x(i);
        output(i) = sum;
    });
}
