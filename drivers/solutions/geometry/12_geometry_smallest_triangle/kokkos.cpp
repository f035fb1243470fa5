// All triangles, by the number of a corner that has none after it. The innermost loop takes as many
// corners at once as a vector register has room for.
double smallestArea(Kokkos::View<const Point*>& points) {
    constexpr int lanes = 8;
    const size_t n = points.extent(0);
    Kokkos::View<double*> x("x", n), y("y", n);
    Kokkos::parallel_for(
        n, KOKKOS_LAMBDA(const size_t k) {
            x(k) = points(k).x;
            y(k) = points(k).y;
        });
    double least = 0;
    Kokkos::parallel_reduce(
        Kokkos::RangePolicy<Kokkos::Schedule<Kokkos::Dynamic>>(0, n),
        KOKKOS_LAMBDA(const size_t a, double& best) {
            double lane[lanes];
            for (double& area : lane) area = best;
            for (size_t b = 0; b < a; ++b) {
                const double dx = x(b) - x(a), dy = y(b) - y(a);
                size_t c = 0;
                for (; c + lanes <= b; c += lanes)
                    for (int k = 0; k < lanes; ++k) {
                        const double area =
                            Kokkos::abs(dx * (y(c + k) - y(a)) - dy * (x(c + k) - x(a)));
                        lane[k] = area < lane[k] ? area : lane[k];
                    }
                for (; c < b; ++c)
                    best = Kokkos::min(best, Kokkos::abs(dx * (y(c) - y(a)) - dy * (x(c) - x(a))));
            }
            for (double area : lane) best = Kokkos::min(best, area);
        },
        Kokkos::Min<double>(least));
    return least / 2;
}
