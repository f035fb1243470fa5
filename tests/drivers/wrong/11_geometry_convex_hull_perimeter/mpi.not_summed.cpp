// expect: wrong_answer
namespace {

double cross(const Point& a, const Point& b, const Point& c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}
bool left_of(const Point& a, const Point& b) { return std::tie(a.x, a.y) < std::tie(b.x, b.y); }

std::vector<Point> corners_of(std::vector<Point> points) {
    std::sort(points.begin(), points.end(), left_of);
    if (points.size() < 3) return points;
    std::vector<Point> hull;
    for (int half = 0; half < 2; ++half) {
        size_t start = hull.size();
        for (const Point& p : points) {
            while (hull.size() >= start + 2 && cross(hull[hull.size() - 2], hull.back(), p) <= 0)
                hull.pop_back();
            hull.push_back(p);
        }
        hull.pop_back();
        std::reverse(points.begin(), points.end());
    }
    return hull;
}

}  // namespace

double convexHullPerimeter(std::vector<Point> const& points) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    auto hull = corners_of(points);
    double sum = 0;
    for (size_t k = rank; k < hull.size(); k += size)
        sum += distance(hull[k], hull[(k + 1) % hull.size()]);
    return sum;
}
