// expect: wrong_answer
namespace {

double cross(const Point& a, const Point& b, const Point& c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

}  // namespace

void convexHull(std::vector<Point> const& points, std::vector<Point>& hull) {
    size_t start = 0, current = 0;
    for (size_t i = 1; i < points.size(); ++i)
        if (points[i].x < points[start].x) start = i;
    current = start;
    do {
        hull.push_back(points[current]);
        size_t next = (current + 1) % points.size();
        for (size_t i = 0; i < points.size(); ++i)
            if (cross(points[current], points[i], points[next]) > 0) next = i;
        current = next;
    } while (current != start && hull.size() < points.size());
}
