// expect: wrong_answer
double closestPair(std::vector<Point> const& points) {
    double least = std::numeric_limits<double>::max();
    for (size_t a = 0; a < points.size(); ++a)
        for (size_t b = a + 1; b < points.size(); ++b) {
            double dx = points[a].x - points[b].x, dy = points[a].y - points[b].y;
            least = std::min(least, dx * dx + dy * dy);
        }
    return least;
}
