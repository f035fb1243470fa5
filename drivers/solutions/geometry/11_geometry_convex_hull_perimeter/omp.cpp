namespace {

using Points = std::vector<Point>;

// Positive if p lies to the right of the way from a to b.
double right_of(const Point& a, const Point& b, const Point& p) {
    return (b.y - a.y) * (p.x - a.x) - (b.x - a.x) * (p.y - a.y);
}
bool by_x(const Point& a, const Point& b) { return a.x < b.x || (a.x == b.x && a.y < b.y); }
bool by_y(const Point& a, const Point& b) { return a.y < b.y || (a.y == b.y && a.x < b.x); }

// Appends the corners to the right of the way from a to b, in the order of the way. Of several
// farthest points, which are all on an edge, the first by x is a corner.
void add_corners(const Point* first, const Point* last, Point a, Point b, Points& hull) {
    Points beyond;
    Point farthest{};
    double most = 0;
    for (auto p = first; p != last; ++p) {
        const double far = right_of(a, b, *p);
        if (far <= 0) continue;
        beyond.push_back(*p);
        if (far < most || (far == most && by_x(farthest, *p))) continue;
        most = far;
        farthest = *p;
    }
    if (beyond.empty()) return;
    first = beyond.data();
    last = first + beyond.size();
    add_corners(first, last, a, farthest, hull);
    hull.push_back(farthest);
    add_corners(first, last, farthest, b, hull);
}

// Quickhull, which begins with the four outermost points: the corners counterclockwise. Takes O(n)
// where most points are soon found to be inside.
Points hull_of(const Point* first, const Point* last) {
    if (first == last) return {};
    Point left = *first, low = left, right = left, high = left;
    for (auto p = first; p != last; ++p) {
        if (by_x(*p, left)) left = *p;
        if (by_y(*p, low)) low = *p;
        if (by_x(right, *p)) right = *p;
        if (by_y(high, *p)) high = *p;
    }
    Points hull;
    const Point outermost[] = {left, low, right, high, left};
    for (int k = 0; k < 4; ++k) {
        const Point &a = outermost[k], &b = outermost[k + 1];
        if (a.x == b.x && a.y == b.y) continue;
        hull.push_back(a);
        add_corners(first, last, a, b, hull);
    }
    if (hull.empty()) hull.push_back(left);
    return hull;
}

double perimeter(const Points& hull) {
    double sum = 0;
    for (size_t k = 0; k < hull.size(); ++k) sum += distance(hull[k], hull[(k + 1) % hull.size()]);
    return sum;
}

}  // namespace

// Each thread finds the hull of a block; few points are corners of theirs.
double convexHullPerimeter(std::vector<Point> const& points) {
    Points corners;
#pragma omp parallel
    {
        const size_t n = points.size(), thread = omp_get_thread_num();
        const size_t threads = omp_get_num_threads();
        const Points own = hull_of(points.data() + n * thread / threads,
                                   points.data() + n * (thread + 1) / threads);
#pragma omp critical
        corners.insert(corners.end(), own.begin(), own.end());
    }
    return perimeter(hull_of(corners.data(), corners.data() + corners.size()));
}
