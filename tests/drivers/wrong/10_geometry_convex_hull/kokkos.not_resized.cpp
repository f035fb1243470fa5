// expect: wrong_answer
void convexHull(Kokkos::View<const Point*>& points, Kokkos::View<Point*>& hull) {
    const size_t n = points.extent(0);
    Kokkos::View<Point*> sorted("sorted", n);
    Kokkos::deep_copy(sorted, points);
    auto less = [](const Point& a, const Point& b) {
        return a.x < b.x || (a.x == b.x && a.y < b.y);
    };
    std::sort(sorted.data(), sorted.data() + n, less);
    std::vector<Point> corners;
    for (int half = 0; half < 2; ++half) {
        const size_t start = corners.size();
        for (size_t i = 0; i < n; ++i) {
            const Point p = sorted(half ? n - 1 - i : i);
            while (corners.size() >= start + 2) {
                const Point &a = corners[corners.size() - 2], &b = corners.back();
                if ((b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x) > 0) break;
                corners.pop_back();
            }
            corners.push_back(p);
        }
        corners.pop_back();
    }
    if (corners.size() == 2 && !less(corners[0], corners[1])) corners.pop_back();
    for (size_t k = 0; k < corners.size(); ++k) hull(k) = corners[k];
}
