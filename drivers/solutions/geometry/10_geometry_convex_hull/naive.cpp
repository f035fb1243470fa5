// Sorts all points by x, then walks along them from left to right below, and back above.
void convexHull(std::vector<Point> const& points, std::vector<Point>& hull) {
    auto sorted = points;
    std::sort(sorted.begin(), sorted.end(), [](const Point& a, const Point& b) {
        return a.x < b.x || (a.x == b.x && a.y < b.y);
    });
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
    const Point &left = sorted.front(), &right = sorted.back();
    if (left.x == right.x && left.y == right.y) hull = {left};
}
