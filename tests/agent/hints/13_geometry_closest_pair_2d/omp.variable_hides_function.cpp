double closestPair(std::vector<Point> const& points) {
    double least = std::numeric_limits<double>::max();
    #pragma omp parallel for reduction(min:least)
    for (size_t i = 0; i < points.size(); ++i)
        for (size_t j = i + 1; j < points.size(); ++j) {
            double distance = distance(points[i], points[j]);
            if (distance < least) least = distance;
        }
    return least;
}
