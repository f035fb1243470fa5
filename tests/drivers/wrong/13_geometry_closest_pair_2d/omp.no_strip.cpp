// expect: wrong_answer
namespace {

double closest(const Point* points, size_t n) {
    if (n < 2) return std::numeric_limits<double>::max();
    if (n == 2) return distance(points[0], points[1]);
    double left, right;
#pragma omp task shared(left)
    left = closest(points, n / 2);
    right = closest(points + n / 2, n - n / 2);
#pragma omp taskwait
    return std::min(left, right);
}

}  // namespace

double closestPair(std::vector<Point> const& points) {
    auto sorted = points;
    std::sort(sorted.begin(), sorted.end(), [](Point a, Point b) { return a.x < b.x; });
    double least;
#pragma omp parallel
#pragma omp single
    least = closest(sorted.data(), sorted.size());
    return least;
}
