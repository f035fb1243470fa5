double closestPair(std::vector<Point> const& points) {
    double least = std::numeric_limits<double>::max();
    #pragma omp parallel for reduction(min:least)
    for (size_t i = 1; i < points.size(); ++i) least = std::min(least, points[i].first - points[i - 1].first);
    return least;
}
