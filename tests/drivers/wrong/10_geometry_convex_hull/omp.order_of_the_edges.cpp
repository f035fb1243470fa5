// expect: wrong_answer
namespace {

double cross(const Point& a, const Point& b, const Point& c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

}  // namespace

// An edge has all other points on its left.
void convexHull(std::vector<Point> const& points, std::vector<Point>& hull) {
#pragma omp parallel for schedule(dynamic)
    for (size_t i = 0; i < points.size(); ++i)
        for (size_t j = 0; j < points.size(); ++j) {
            if (i == j) continue;
            bool edge = true;
            for (size_t k = 0; k < points.size() && edge; ++k)
                edge = k == i || k == j || cross(points[i], points[j], points[k]) > 0;
            if (edge) {
#pragma omp critical
                hull.push_back(points[i]);
            }
        }
}
