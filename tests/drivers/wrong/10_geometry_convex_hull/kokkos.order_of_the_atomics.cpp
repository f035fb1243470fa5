// expect: wrong_answer
// A point is a corner if no other two have it between them, or all others on one side.
void convexHull(Kokkos::View<const Point*>& points, Kokkos::View<Point*>& hull) {
    const size_t n = points.extent(0);
    Kokkos::View<size_t> count("count");
    Kokkos::View<Point*> found("found", n);
    Kokkos::parallel_for(
        n, KOKKOS_LAMBDA(const size_t i) {
            const Point p = points(i);
            bool corner = false;
            for (size_t j = 0; j < n && !corner; ++j) {
                const double dx = points(j).x - p.x, dy = points(j).y - p.y;
                if (dx == 0 && dy == 0) continue;
                corner = true;
                for (size_t k = 0; k < n && corner; ++k)
                    corner = dx * (points(k).y - p.y) - dy * (points(k).x - p.x) >= 0;
            }
            if (corner) found(Kokkos::atomic_fetch_add(&count(), size_t(1))) = p;
        });
    Kokkos::resize(hull, count());
    Kokkos::deep_copy(hull, Kokkos::subview(found, std::make_pair(size_t(0), count())));
}
