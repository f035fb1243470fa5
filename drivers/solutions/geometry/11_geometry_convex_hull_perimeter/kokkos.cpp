namespace {

using Points = Kokkos::View<Point*>;

// Positive if p lies to the right of the way from a to b.
KOKKOS_INLINE_FUNCTION double right_of(const Point& a, const Point& b, const Point& p) {
    return (b.y - a.y) * (p.x - a.x) - (b.x - a.x) * (p.y - a.y);
}
KOKKOS_INLINE_FUNCTION bool by_x(const Point& a, const Point& b) {
    return a.x < b.x || (a.x == b.x && a.y < b.y);
}
KOKKOS_INLINE_FUNCTION bool by_y(const Point& a, const Point& b) {
    return a.y < b.y || (a.y == b.y && a.x < b.x);
}

// Stores the corners to the right of the way from a to b, in the order of the way. Reorders the
// points. Of several farthest points, which are all on an edge, the first by x is a corner.
KOKKOS_FUNCTION void add_corners(Point* first, Point* last, Point a, Point b, Point*& hull) {
    Point farthest{}, *beyond = first;
    double most = 0;
    for (auto p = first; p != last; ++p) {
        const double far = right_of(a, b, *p);
        if (far <= 0) continue;
        if (far > most || (far == most && by_x(*p, farthest))) {
            most = far;
            farthest = *p;
        }
        Kokkos::kokkos_swap(*p, *beyond++);
    }
    if (beyond == first) return;
    add_corners(first, beyond, a, farthest, hull);
    *hull++ = farthest;
    add_corners(first, beyond, farthest, b, hull);
}

// Quickhull, which begins with the four outermost points: stores the corners counterclockwise, and
// returns how many there are. There is at least one point; they are reordered.
KOKKOS_FUNCTION size_t quickhull(Point* first, Point* last, Point* hull) {
    Point left = *first, low = left, right = left, high = left;
    for (auto p = first; p != last; ++p) {
        if (by_x(*p, left)) left = *p;
        if (by_y(*p, low)) low = *p;
        if (by_x(right, *p)) right = *p;
        if (by_y(high, *p)) high = *p;
    }
    auto end = hull;
    const Point outermost[] = {left, low, right, high, left};
    for (int k = 0; k < 4; ++k) {
        const Point &a = outermost[k], &b = outermost[k + 1];
        if (a.x == b.x && a.y == b.y) continue;
        *end++ = a;
        add_corners(first, last, a, b, end);
    }
    if (end == hull) *end++ = left;
    return end - hull;
}

// Each thread finds the hull of a block; few points are corners of theirs.
Points hull_of(const Kokkos::View<const Point*>& points) {
    const size_t n = points.extent(0);
    const size_t threads = Kokkos::DefaultExecutionSpace().concurrency();
    const size_t blocks = Kokkos::min(threads, n / 1000 + 1);
    Points own(Kokkos::view_alloc(Kokkos::WithoutInitializing, "own"), n);
    Points hull(Kokkos::view_alloc(Kokkos::WithoutInitializing, "hull"), n);
    Kokkos::View<size_t*> size("size", blocks);
    Kokkos::parallel_for(
        blocks, KOKKOS_LAMBDA(const size_t b) {
            const size_t first = n * b / blocks, last = n * (b + 1) / blocks;
            for (size_t k = first; k < last; ++k) own(k) = points(k);
            size(b) = quickhull(&own(first), &own(first) + (last - first), &hull(first));
        });
    Kokkos::fence();
    size_t count = 0;
    for (size_t b = 0; b < blocks; ++b)
        for (size_t k = 0; k < size(b); ++k) own(count++) = hull(n * b / blocks + k);
    count = quickhull(own.data(), own.data() + count, hull.data());
    return Kokkos::subview(hull, std::pair<size_t, size_t>(0, count));
}

}  // namespace

double convexHullPerimeter(Kokkos::View<const Point*>& points) {
    const auto hull = hull_of(points);
    const size_t n = hull.extent(0);
    double perimeter = 0;
    Kokkos::parallel_reduce(
        n,
        KOKKOS_LAMBDA(const size_t k, double& partial) {
            partial += distance(hull(k), hull((k + 1) % n));
        },
        perimeter);
    return perimeter;
}
