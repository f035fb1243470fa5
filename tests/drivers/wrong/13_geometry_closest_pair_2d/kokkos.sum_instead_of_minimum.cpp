// expect: wrong_answer
double closestPair(Kokkos::View<const Point*>& points) {
    const size_t n = points.extent(0);
    double least = std::numeric_limits<double>::max();
    Kokkos::parallel_reduce(
        n,
        KOKKOS_LAMBDA(const size_t i, double& best) {
            for (size_t j = i + 1; j < n; ++j)
                best = std::min(best, distance(points(i), points(j)));
        },
        least);
    return least;
}
