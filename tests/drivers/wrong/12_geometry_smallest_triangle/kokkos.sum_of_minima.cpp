// expect: wrong_answer
double smallestArea(Kokkos::View<const Point*>& points) {
    const size_t n = points.extent(0);
    double least = 0;
    Kokkos::parallel_reduce(
        n,
        KOKKOS_LAMBDA(const size_t i, double& partial) {
            double own = std::numeric_limits<double>::max();
            for (size_t j = i + 1; j < n; ++j)
                for (size_t k = j + 1; k < n; ++k)
                    own = std::min(own, triangleArea(points(i), points(j), points(k)));
            if (own < std::numeric_limits<double>::max()) partial += own;
        },
        least);
    return least;
}
