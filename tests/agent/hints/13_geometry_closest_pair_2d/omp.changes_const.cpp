double closestPair(std::vector<Point> const& points) {
    std::sort(points.begin(), points.end(), [](Point const& p1, Point const& p2) {
        return p1.x < p2.x;
    });
    double least = std::numeric_limits<double>::max();
    #pragma omp parallel for reduction(min:least)
    for (size_t i = 1; i < points.size(); ++i) least = std::min(least, distance(points[i - 1], points[i]));
    return least;
}
