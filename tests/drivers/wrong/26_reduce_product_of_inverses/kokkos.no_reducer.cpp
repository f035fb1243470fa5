// expect: wrong_answer
// Without a reducer every partial product starts with 0.
double productWithInverses(Kokkos::View<const double*> const& x) {
    double product = 1;
    Kokkos::parallel_reduce(
        x.extent(0),
        KOKKOS_LAMBDA(const size_t i, double& partial) { partial *= i % 2 == 0 ? x(i) : 1 / x(i); },
        product);
    return product;
}
