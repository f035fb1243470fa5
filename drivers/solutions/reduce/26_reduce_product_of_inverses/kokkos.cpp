// One division for two values.
double productWithInverses(Kokkos::View<const double*> const& x) {
    const size_t n = x.extent(0);
    double product = 1;
    Kokkos::parallel_reduce((n + 1) / 2,
                            KOKKOS_LAMBDA(const size_t pair, double& partial) {
                                const size_t i = 2 * pair;
                                partial *= i + 1 < n ? x(i) / x(i + 1) : x(i);
                            },
                            Kokkos::Prod<double>(product));
    return product;
}
