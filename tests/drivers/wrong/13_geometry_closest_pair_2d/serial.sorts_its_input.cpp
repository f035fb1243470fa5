// expect: input_modified
double closestPair(std::vector<Point> const& points) {
    auto& sorted = const_cast<std::vector<Point>&>(points);
    std::sort(sorted.begin(), sorted.end(), [](Point a, Point b) { return a.x < b.x; });
    double least = distance(sorted[0], sorted[1]);
    for (size_t a = 0; a < sorted.size(); ++a)
        for (size_t b = a + 1; b < sorted.size() && sorted[b].x - sorted[a].x < least; ++b)
            least = std::min(least, distance(sorted[a], sorted[b]));
    return least;
}
