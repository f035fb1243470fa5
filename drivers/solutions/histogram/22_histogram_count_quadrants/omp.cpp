namespace {

// The signs as a number: the two lower quadrants come the other way round than in the result.
int signs(const Point& point) { return (point.x < 0) + 2 * (point.y < 0); }

// Counts the points in [first, last). In four tables, since to count in the same place twice in a
// row takes longer.
std::array<size_t, 4> count(const Point* first, const Point* last) {
    std::vector<std::array<size_t, 4>> lanes(4);
    std::array<size_t, 4> bins = {};
    for (; last - first >= 4; first += 4)
        for (int lane = 0; lane < 4; ++lane) ++lanes[lane][signs(first[lane])];
    for (; first < last; ++first) ++bins[signs(*first)];
    for (const auto& lane : lanes)
        std::transform(lane.begin(), lane.end(), bins.begin(), bins.begin(), std::plus<>());
    std::swap(bins[2], bins[3]);
    return bins;
}

}  // namespace

void countQuadrants(std::vector<Point> const& points, std::array<size_t, 4>& bins) {
    size_t* const counts = bins.data();
    bins.fill(0);
#pragma omp parallel reduction(+ : counts[:4])
    {
        const size_t thread = omp_get_thread_num(), threads = omp_get_num_threads();
        const auto own = count(points.data() + points.size() * thread / threads,
                               points.data() + points.size() * (thread + 1) / threads);
        for (size_t bin = 0; bin < 4; ++bin) counts[bin] += own[bin];
    }
}
