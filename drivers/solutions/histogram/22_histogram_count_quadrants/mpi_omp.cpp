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

    const Point* const first = points.data() + points.size() * rank / ranks;
    const size_t size = points.size() * (rank + 1) / ranks - points.size() * rank / ranks;
    size_t counts[4] = {};
#pragma omp parallel reduction(+ : counts[:4])
    {
        const size_t thread = omp_get_thread_num(), threads = omp_get_num_threads();
        const auto own =
            count(first + size * thread / threads, first + size * (thread + 1) / threads);
        for (size_t bin = 0; bin < 4; ++bin) counts[bin] += own[bin];
    }
    static_assert(sizeof(size_t) == sizeof(unsigned long));
    MPI_Reduce(counts, bins.data(), 4, MPI_UNSIGNED_LONG, MPI_SUM, 0, MPI_COMM_WORLD);
}
