// expect: wrong_answer
double smallestArea(std::vector<Point> const& points) {
    double least = std::numeric_limits<double>::max();
    for (size_t i = 0; i < points.size(); ++i)
        for (size_t j = i + 1; j < points.size(); ++j)
            for (size_t k = j + 1; k < points.size(); ++k) {
                const Point &a = points[i], &b = points[j], &c = points[k];
                least =
                    std::min(least, ((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)) / 2);
            }
    return least;
}
