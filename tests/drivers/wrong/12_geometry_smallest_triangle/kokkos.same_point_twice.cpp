// expect: wrong_answer
double smallestArea(Kokkos::View<const Point*>& points) {
    const size_t n = points.extent(0);
    double least;
    Kokkos::parallel_reduce(
        Kokkos::MDRangePolicy<Kokkos::Rank<3>>({0, 0, 0}, {n, n, n}),
        KOKKOS_LAMBDA(const size_t i, const size_t j, const size_t k, double& partial) {
            if (i == j && j == k) return;
            partial = Kokkos::min(partial, triangleArea(points(i), points(j), points(k)));
        },
        Kokkos::Min<double>(least));
    return least;
}
