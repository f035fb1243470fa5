// expect: wrong_answer
double closestPair(Kokkos::View<const Point*>& points) {
    const size_t n = points.extent(0);
    double least;
    Kokkos::parallel_reduce(
        Kokkos::MDRangePolicy<Kokkos::Rank<2>>({0, 0}, {n, n}),
        KOKKOS_LAMBDA(const size_t i, const size_t j, double& partial) {
            if (j < i) return;
            partial = Kokkos::min(partial, distance(points(i), points(j)));
        },
        Kokkos::Min<double>(least));
    return least;
}
