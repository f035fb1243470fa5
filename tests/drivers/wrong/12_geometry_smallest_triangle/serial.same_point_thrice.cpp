// expect: wrong_answer
double smallestArea(std::vector<Point> const& points) {
    double least = std::numeric_limits<double>::max();
    for (const Point& a : points)
        for (const Point& b : points)
            for (const Point& c : points) least = std::min(least, triangleArea(a, b, c));
    return least;
}
