double smallestArea(std::vector<Point> const& points) {
    double least = std::numeric_limits<double>::max();
    int n = points.size();
    #pragma omp parallel for collapse(3) reduction(min:least)
    for (int i = 0; i < n; ++i)
        for (int j = i + 1; j < n; ++j)
            for (int k = std::max(i, j) + 1; k < n; ++k)
                least = std::min(least, triangleArea(points[i], points[j], points[k]));
    return least;
}
