// expect: wrong_answer
void prefixSum(Kokkos::View<const double*> const& x, Kokkos::View<double*>& output) {
    Kokkos::parallel_scan(
        x.extent(0), KOKKOS_LAMBDA(const size_t k, double& sum, const bool final) {
            if (final) output(k) = sum;
            sum += x(k);
        });
}
