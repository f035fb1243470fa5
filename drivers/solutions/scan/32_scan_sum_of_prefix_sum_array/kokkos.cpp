// x[i] is part of n - i prefix sums: a reduction is enough.
double sumOfPrefixSum(Kokkos::View<const double*> const& x) {
    const size_t n = x.extent(0);
    double sum = 0;
    Kokkos::parallel_reduce(
        n, KOKKOS_LAMBDA(const size_t i, double& partial) { partial += x(i) * double(n - i); },
        sum);
    return sum;
}
