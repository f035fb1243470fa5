// expect: wrong_answer
double closestPair(std::vector<Point> const& points) {
    auto sorted = points;
    std::sort(sorted.begin(), sorted.end(), [](Point a, Point b) { return a.x < b.x; });
    double least = std::numeric_limits<double>::max();
#pragma omp parallel for reduction(min : least)
    for (size_t a = 1; a < sorted.size(); ++a)
        least = std::min(least, distance(sorted[a - 1], sorted[a]));
    return least;
}
