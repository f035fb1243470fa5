namespace {

using Points = Kokkos::View<Point*>;
using Range = Kokkos::MinMaxScalar<double>;

KOKKOS_INLINE_FUNCTION double squared(double x) { return x * x; }

// Shell sort by x: an insertion sort where there are few points, and not much slower where many.
KOKKOS_INLINE_FUNCTION void sort(Point* points, size_t n) {
    for (size_t gap = n / 2; gap > 0; gap = gap == 2 ? 1 : gap * 5 / 11)
        for (size_t i = gap; i < n; ++i) {
            const Point point = points[i];
            size_t k = i;
            for (; k >= gap && points[k - gap].x > point.x; k -= gap) points[k] = points[k - gap];
            points[k] = point;
        }
}

// From the least x to the greatest, or y if across.
Range range_of(const Kokkos::View<const Point*>& points, bool across) {
    Range range;
    Kokkos::parallel_reduce(
        points.extent(0),
        KOKKOS_LAMBDA(const size_t i, Range& partial) {
            const double value = across ? points(i).y : points(i).x;
            partial.min_val = Kokkos::min(partial.min_val, value);
            partial.max_val = Kokkos::max(partial.max_val, value);
        },
        Kokkos::MinMax<double>(range));
    return range;
}

// The points sorted by x; if across, x and y change places before. Sorts into buckets of equal
// width, and then each bucket.
Points sorted(const Kokkos::View<const Point*>& points, const Range& range, bool across) {
    const size_t n = points.extent(0), buckets = n / 4 + 1;
    const double first = range.min_val, width = range.max_val - first;
    auto bucket = KOKKOS_LAMBDA(const Point& p) {
        return size_t(((across ? p.y : p.x) - first) / width * double(buckets - 1));
    };
    Kokkos::View<int*> start("start", buckets + 1);
    Kokkos::View<int*> rank(Kokkos::view_alloc(Kokkos::WithoutInitializing, "rank"), n);
    Points result(Kokkos::view_alloc(Kokkos::WithoutInitializing, "result"), n);
    Kokkos::parallel_for(
        n, KOKKOS_LAMBDA(const size_t i) {
            rank(i) = Kokkos::atomic_fetch_inc(&start(bucket(points(i))));
        });
    Kokkos::parallel_scan(
        buckets + 1, KOKKOS_LAMBDA(const size_t b, int& sum, const bool final) {
            const int size = start(b);
            if (final) start(b) = sum;
            sum += size;
        });
    Kokkos::parallel_for(
        n, KOKKOS_LAMBDA(const size_t i) {
            const Point p = points(i);
            result(start(bucket(p)) + rank(i)) = across ? Point{p.y, p.x} : p;
        });
    Kokkos::parallel_for(
        buckets,
        KOKKOS_LAMBDA(const size_t b) { sort(result.data() + start(b), start(b + 1) - start(b)); });
    return result;
}

}  // namespace

// Sorts along the wider side; then each point looks ahead as far as the least distance that its
// thread has found yet: few points, unless a great many lie side by side.
double closestPair(Kokkos::View<const Point*>& points) {
    const size_t n = points.extent(0);
    const Range x = range_of(points, false), y = range_of(points, true);
    const bool across = y.max_val - y.min_val > x.max_val - x.min_val;
    const Range range = across ? y : x;
    if (range.min_val == range.max_val) return 0;

    const Points ahead = sorted(points, range, across);
    double least = 0;
    Kokkos::parallel_reduce(
        n,
        KOKKOS_LAMBDA(const size_t i, double& best) {
            const Point p = ahead(i);
            for (size_t j = i + 1; j < n && squared(ahead(j).x - p.x) < best; ++j)
                best = Kokkos::min(best, squared(ahead(j).x - p.x) + squared(ahead(j).y - p.y));
        },
        Kokkos::Min<double>(least));
    return std::sqrt(least);
}
