namespace {

using Points = std::vector<Point>;

constexpr double infinity = std::numeric_limits<double>::infinity();

bool left_of(const Point& a, const Point& b) { return a.x < b.x || (a.x == b.x && a.y < b.y); }

// Of the line through two different points, a before b.
double slope_of(const Point& a, const Point& b) { return (b.y - a.y) / (b.x - a.x); }

// Brings slopes, which may be infinite, to [-2, 2] without changing their order.
double level(double slope) {
    return std::abs(slope) <= 1 ? slope : std::copysign(2.0, slope) - 1 / slope;
}

struct Line {
    double slope;
    std::uint32_t i, j;
};

bool flatter(const Line& a, const Line& b) {
    return std::tie(a.slope, a.i, a.j) < std::tie(b.slope, b.i, b.j);
}

// A sweep over all directions, O(n^2 log n): while a direction turns, the points are kept in the
// order in which a line of that direction passes them. Two points change places when it is the
// direction of the line through both. Then they are neighbors, and next to them are the points that
// are nearest to that line. Returns the least area of the triangles with a side whose slope is
// above low, up to high. All points are different, and sorted from left to right.
double least_area(const Points& points, double low, double high) {
    const size_t n = points.size();
    std::vector<size_t> place(n), end(n * n / 8 + 2);
    std::iota(place.begin(), place.end(), 0);
    const double first = level(low), width = std::max(level(high) - first, DBL_MIN);
    auto bucket = [&](double slope) {
        return size_t((level(slope) - first) / width * double(end.size() - 2));
    };

    // Sort the lines by slope: into buckets that are about as wide, and then each bucket.
    for (size_t i = 0; i < n; ++i)
        for (size_t j = i + 1; j < n; ++j) {
            const double slope = slope_of(points[i], points[j]);
            if (slope <= low) ++place[i], --place[j];  // they have changed places already
            else if (slope <= high) ++end[bucket(slope) + 1];
        }
    std::partial_sum(end.begin(), end.end(), end.begin());
    std::vector<Line> lines(end.back());
    for (std::uint32_t i = 0; i < n; ++i)
        for (std::uint32_t j = i + 1; j < n; ++j) {
            const double slope = slope_of(points[i], points[j]);
            if (low < slope && slope <= high) lines[end[bucket(slope)]++] = {slope, i, j};
        }
    for (size_t b = 0, start = 0; b + 1 < end.size(); start = end[b++])
        std::sort(lines.begin() + start, lines.begin() + end[b], flatter);

    std::vector<std::uint32_t> order(n);
    for (size_t i = 0; i < n; ++i) order[place[i]] = i;
    double best = infinity;
    for (const auto& [slope, i, j] : lines) {
        const Point &a = points[i], &b = points[j];
        const auto [before, after] = std::minmax({place[i], place[j]});
        if (before > 0) best = std::min(best, triangleArea(a, b, points[order[before - 1]]));
        if (after + 1 < n) best = std::min(best, triangleArea(a, b, points[order[after + 1]]));
        std::swap(order[place[i]], order[place[j]]);
        std::swap(place[i], place[j]);
    }
    return best;
}

// The same for one of the parts that the directions are cut into. A sample tells where to cut, so
// that each has about as many lines.
double least_area_in_part(const Points& points, size_t part, size_t parts) {
    constexpr size_t samples = 64;
    const size_t n = points.size();
    std::vector<double> sample(samples * parts);
    std::minstd_rand random;  // the same numbers for all
    for (double& slope : sample) {
        const size_t i = random() % n, j = (i + 1 + random() % (n - 1)) % n;
        slope = slope_of(points[std::min(i, j)], points[std::max(i, j)]);
    }
    std::sort(sample.begin(), sample.end());
    const double low = part == 0 ? -infinity : sample[samples * part];
    const double high = part + 1 == parts ? infinity : sample[samples * (part + 1)];
    return least_area(points, low, high);
}

// From left to right.
Points sorted(Points points) {
    std::sort(points.begin(), points.end(), left_of);
    return points;
}
bool any_twice(const Points& sorted) {
    auto same = [](const Point& a, const Point& b) { return a.x == b.x && a.y == b.y; };
    return std::adjacent_find(sorted.begin(), sorted.end(), same) != sorted.end();
}

}  // namespace

double smallestArea(std::vector<Point> const& points) {
    int rank, ranks;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &ranks);

    const Points all = sorted(points);
    if (any_twice(all)) return 0;
    double best = least_area_in_part(all, rank, ranks), least = best;
    MPI_Reduce(&best, &least, 1, MPI_DOUBLE, MPI_MIN, 0, MPI_COMM_WORLD);
    return least;
}
