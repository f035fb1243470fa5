// expect: wrong_answer
double smallestArea(std::vector<Point> const& points) {
    double least = std::numeric_limits<double>::max();
#pragma omp parallel
    {
        double own = std::numeric_limits<double>::max();
#pragma omp for nowait
        for (size_t i = 0; i < points.size(); ++i)
            for (size_t j = i + 1; j < points.size(); ++j)
                for (size_t k = j + 1; k < points.size(); ++k)
                    own = std::min(own, triangleArea(points[i], points[j], points[k]));
#pragma omp critical
        least = own;
    }
    return least;
}
