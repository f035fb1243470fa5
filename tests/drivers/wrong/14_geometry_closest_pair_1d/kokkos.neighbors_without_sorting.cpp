// expect: wrong_answer
double closestPair(Kokkos::View<const double*>& x) {
    double least;
    Kokkos::parallel_reduce(
        Kokkos::RangePolicy<>(1, x.extent(0)),
        KOKKOS_LAMBDA(const size_t i, double& best) {
            best = Kokkos::min(best, distance(x(i), x(i - 1)));
        },
        Kokkos::Min<double>(least));
    return least;
}
