// expect: wrong_answer
double smallestArea(std::vector<Point> const& points) {
    double least = std::numeric_limits<double>::max();
    for (size_t i = 0; i < points.size(); ++i)
        for (size_t j = i + 1; j < points.size(); ++j)
            for (size_t k = j + 1; k < points.size(); ++k) {
                double area = triangleArea(points[i], points[j], points[k]);
                if (area > 0 && area < least) least = area;
            }
    return least;
}
