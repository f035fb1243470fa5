// expect: wrong_answer
double productWithInverses(Kokkos::View<const double*> const& x) {
    double product = 1;
    Kokkos::parallel_reduce(
        x.extent(0) / 2,
        KOKKOS_LAMBDA(const size_t i, double& partial) { partial *= x(2 * i) / x(2 * i + 1); },
        Kokkos::Prod<double>(product));
    return product;
}
