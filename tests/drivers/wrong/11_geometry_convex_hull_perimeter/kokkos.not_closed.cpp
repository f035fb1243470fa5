// expect: wrong_answer
double convexHullPerimeter(Kokkos::View<const Point*>& points) {
    const size_t n = points.extent(0);
    Kokkos::View<Point*> sorted("sorted", n), hull("hull", 2 * n + 2);
    Kokkos::deep_copy(sorted, points);
    std::sort(sorted.data(), sorted.data() + n, [](const Point& a, const Point& b) {
        return a.x < b.x || (a.x == b.x && a.y < b.y);
    });
    auto turns = [&](size_t k, const Point& p) {
        const Point &a = hull(k - 2), &b = hull(k - 1);
        return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x) > 0;
    };
    size_t k = 0;
    for (size_t i = 0; i < n; ++i) {
        while (k >= 2 && !turns(k, sorted(i))) --k;
        hull(k++) = sorted(i);
    }
    for (size_t i = n - 1, start = k + 1; i-- > 0;) {
        while (k >= start && !turns(k, sorted(i))) --k;
        hull(k++) = sorted(i);
    }
    if (k > 1) --k;  // the first point again
    double perimeter = 0;
    Kokkos::parallel_reduce(
        k - 1,
        KOKKOS_LAMBDA(const size_t i, double& sum) { sum += distance(hull(i), hull(i + 1)); },
        perimeter);
    return perimeter;
}
