double closestPair(std::vector<Point> const& points) {
    double least = std::numeric_limits<double>::max();
    #pragma omp parallel for collapse(2) reduction(min:least)
    for (size_t i = 0; i < points.size(); ++i) {
        for (size_t j = i * i; j < points.size(); ++j) {
            least = std::min(least, distance(points[i], points[j]));
        }
    }
    return least;
}
