// Sorts all points by x, then walks along them from left to right below, and back above.
double convexHullPerimeter(std::vector<Point> const& points) {
    auto sorted = points;
    std::sort(sorted.begin(), sorted.end(), [](const Point& a, const Point& b) {
        return a.x < b.x || (a.x == b.x && a.y < b.y);
    });
    std::vector<Point> hull;
    for (int half = 0; half < 2; ++half) {
        const size_t start = hull.size();
        for (const Point& p : sorted) {
            while (hull.size() >= start + 2) {
                const Point &a = hull[hull.size() - 2], &b = hull.back();
                if ((b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x) > 0) break;
                hull.pop_back();
            }
            hull.push_back(p);
        }
        hull.pop_back();
        std::reverse(sorted.begin(), sorted.end());
    }
    double perimeter = 0;
    for (size_t k = 0; k < hull.size(); ++k)
        perimeter += distance(hull[k], hull[(k + 1) % hull.size()]);
    return perimeter;
}
