// expect: wrong_answer
double smallestArea(std::vector<Point> const& points) {
    auto sorted = points;
    std::sort(sorted.begin(), sorted.end(), [](Point a, Point b) { return a.x < b.x; });
    double least = std::numeric_limits<double>::max();
    for (size_t i = 2; i < sorted.size(); ++i)
        least = std::min(least, triangleArea(sorted[i - 2], sorted[i - 1], sorted[i]));
    return least;
}
