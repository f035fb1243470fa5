// expect: wrong_answer
// The first pass finds no sums to start the threads with.
void prefixSum(Kokkos::View<const double*> const& x, Kokkos::View<double*>& output) {
    Kokkos::parallel_scan(
        x.extent(0), KOKKOS_LAMBDA(const size_t k, double& sum, const bool final) {
            if (final) {
                sum += x(k);
                output(k) = sum;
            }
        });
}
