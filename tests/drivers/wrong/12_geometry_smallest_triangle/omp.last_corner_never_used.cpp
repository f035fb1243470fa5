// expect: wrong_answer
double smallestArea(std::vector<Point> const& points) {
    double least = std::numeric_limits<double>::max();
    size_t n = points.size();
#pragma omp parallel for reduction(min : least) schedule(dynamic)
    for (size_t i = 0; i < n - 2; ++i)
        for (size_t j = i + 1; j < n - 1; ++j)
            for (size_t k = j + 1; k < n - 1; ++k)
                least = std::min(least, triangleArea(points[i], points[j], points[k]));
    return least;
}
