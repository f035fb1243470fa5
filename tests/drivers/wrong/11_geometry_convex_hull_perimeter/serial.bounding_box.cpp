// expect: wrong_answer
double convexHullPerimeter(std::vector<Point> const& points) {
    double left = points[0].x, right = left, low = points[0].y, high = low;
    for (const Point& p : points) {
        left = std::min(left, p.x), right = std::max(right, p.x);
        low = std::min(low, p.y), high = std::max(high, p.y);
    }
    return 2 * (right - left + high - low);
}
