// expect: wrong_answer
double sumOfPrefixSum(Kokkos::View<const double*> const& x) {
    double total = 0;
    Kokkos::parallel_scan(
        x.extent(0), KOKKOS_LAMBDA(const size_t i, double& sum, const bool) { sum += x(i); },
        total);
    return total;
}
