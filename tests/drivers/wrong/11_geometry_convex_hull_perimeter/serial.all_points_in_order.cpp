// expect: wrong_answer
double convexHullPerimeter(std::vector<Point> const& points) {
    double sum = 0;
    for (size_t k = 0; k < points.size(); ++k)
        sum += distance(points[k], points[(k + 1) % points.size()]);
    return sum;
}
