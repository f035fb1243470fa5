// expect: wrong_answer
static int quadrant(const Point& p) {
    if (p.y >= 0) return p.x >= 0 ? 0 : 1;
    return p.x >= 0 ? 3 : 2;
}

void countQuadrants(std::vector<Point> const& points, std::array<size_t, 4>& bins) {
#pragma omp parallel
    {
        size_t local[4] = {};
#pragma omp for
        for (size_t i = 0; i < points.size(); ++i) ++local[quadrant(points[i])];
#pragma omp single
        for (int k = 0; k < 4; ++k) bins[k] += local[k];
    }
}
