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

    size_t chunk = points.size() / size;
    auto own = corners_of({points.begin() + rank * chunk, points.begin() + (rank + 1) * chunk});
    int count = own.size() * 2;
    std::vector<int> counts(size), starts(size);
    MPI_Allgather(&count, 1, MPI_INT, counts.data(), 1, MPI_INT, MPI_COMM_WORLD);
    for (int r = 1; r < size; ++r) starts[r] = starts[r - 1] + counts[r - 1];
    std::vector<Point> all((starts[size - 1] + counts[size - 1]) / 2);
    MPI_Allgatherv(own.data(), count, MPI_DOUBLE, all.data(), counts.data(), starts.data(),
                   MPI_DOUBLE, MPI_COMM_WORLD);
    auto hull = corners_of(all);
    double sum = 0;
    for (size_t k = 0; k < hull.size(); ++k) sum += distance(hull[k], hull[(k + 1) % hull.size()]);
    return sum;
}
