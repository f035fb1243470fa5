// expect: wrong_answer
namespace {

double cross(const Point& a, const Point& b, const Point& c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}
bool left_of(const Point& a, const Point& b) { return std::tie(a.x, a.y) < std::tie(b.x, b.y); }

// The corners of the points from first to last, counterclockwise.
std::vector<Point> corners_of(std::vector<Point> points) {
    std::sort(points.begin(), points.end(), left_of);
    auto same = [](const Point& a, const Point& b) { return a.x == b.x && a.y == b.y; };
    points.erase(std::unique(points.begin(), points.end(), same), points.end());
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

void convexHull(std::vector<Point> const& points, std::vector<Point>& hull) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    size_t first = points.size() * rank / size, last = points.size() * (rank + 1) / size;
    hull = corners_of({points.begin() + first, points.begin() + last});
    if (rank > 0) MPI_Send(hull.data(), hull.size() * 2, MPI_DOUBLE, 0, 0, MPI_COMM_WORLD);
    else
        for (int from = 1; from < size; ++from) {
            MPI_Status status;
            int count;
            MPI_Probe(from, 0, MPI_COMM_WORLD, &status);
            MPI_Get_count(&status, MPI_DOUBLE, &count);
            std::vector<Point> other(count / 2);
            MPI_Recv(other.data(), count, MPI_DOUBLE, from, 0, MPI_COMM_WORLD, &status);
            hull.insert(hull.end(), other.begin(), other.end());
        }
}
