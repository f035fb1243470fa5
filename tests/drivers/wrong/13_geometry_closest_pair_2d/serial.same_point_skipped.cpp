// expect: wrong_answer
double closestPair(std::vector<Point> const& points) {
    double least = std::numeric_limits<double>::max();
    for (const Point& a : points)
        for (const Point& b : points) {
            double d = distance(a, b);
            if (d > 0 && d < least) least = d;  // a point is not its own neighbor
        }
    return least;
}
