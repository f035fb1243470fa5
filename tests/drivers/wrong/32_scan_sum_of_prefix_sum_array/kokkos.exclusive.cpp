// expect: wrong_answer
double sumOfPrefixSum(Kokkos::View<const double*> const& x) {
    const size_t n = x.extent(0);
    Kokkos::View<double*> prefix("prefix", n);
    Kokkos::parallel_scan(
        n, KOKKOS_LAMBDA(const size_t i, double& sum, const bool final) {
            if (final) prefix(i) = sum;
            sum += x(i);
        });
    double sum = 0;
    Kokkos::parallel_reduce(
        n, KOKKOS_LAMBDA(const size_t i, double& partial) { partial += prefix(i); }, sum);
    return sum;
}
