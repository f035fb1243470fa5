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
    int rank, ranks;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &ranks);

    const auto own = count(points.data() + points.size() * rank / ranks,
                           points.data() + points.size() * (rank + 1) / ranks);
    static_assert(sizeof(size_t) == sizeof(unsigned long));
    MPI_Reduce(own.data(), bins.data(), 4, MPI_UNSIGNED_LONG, MPI_SUM, 0, MPI_COMM_WORLD);
}
