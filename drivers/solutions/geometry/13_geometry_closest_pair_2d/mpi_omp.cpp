namespace {

using Points = std::vector<Point>;
using Iterator = Points::iterator;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr std::ptrdiff_t few = 16, grain = 1000;

bool left_of(const Point& a, const Point& b) { return a.x < b.x; }
bool below(const Point& a, const Point& b) { return a.y < b.y; }

double squared(double x) { return x * x; }
double squared_distance(const Point& a, const Point& b) {
    return squared(a.x - b.x) + squared(a.y - b.y);
}

// A few points, all pairs of them; leaves them sorted by y.
double closest_of_few(Iterator first, Iterator last) {
    double best = infinity;
    for (auto a = first; a != last; ++a)
        for (auto b = first; b != a; ++b) best = std::min(best, squared_distance(*a, *b));
    std::sort(first, last, below);
    return best;
}

// The points, sorted by y, that are nearer to the vertical line at x than the root of best: lowers
// best where a pair of them is closer. Each has at most a few others within reach below it.
double closest_across(Iterator first, Iterator last, double x, double best) {
    Points strip;
    for (auto a = first; a != last; ++a) {
        if (squared(a->x - x) >= best) continue;
        for (auto b = strip.rbegin(); b != strip.rend() && squared(a->y - b->y) < best; ++b)
            best = std::min(best, squared_distance(*a, *b));
        strip.push_back(*a);
    }
    return best;
}

// Divide and conquer, n log n: the least squared distance of points that come in any order and are
// left sorted by y. merged has room for as many.
double closest(Iterator first, Iterator last, Iterator merged) {
    const auto n = last - first;
    if (n <= few) return closest_of_few(first, last);
    const auto middle = first + n / 2;
    std::nth_element(first, middle, last, left_of);
    const double x = middle->x;
    double left, right;
#pragma omp task shared(left) if (n > grain)
    left = closest(first, middle, merged);
    right = closest(middle, last, merged + n / 2);
#pragma omp taskwait
    std::merge(first, middle, middle, last, merged, below);
    std::copy(merged, merged + n, first);
    return closest_across(first, last, x, std::min(left, right));
}

}  // namespace

// Every rank takes a vertical slab with its share of the points. Two numbers are all that is sent.
double closestPair(std::vector<Point> const& points) {
    int rank, ranks;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &ranks);

    Points sorted = points, merged(points.size() / ranks + 1);
    const auto first = sorted.begin() + points.size() * rank / ranks;
    const auto last = sorted.begin() + points.size() * (rank + 1) / ranks;
    if (rank > 0) std::nth_element(sorted.begin(), first, sorted.end(), left_of);
    if (rank + 1 < ranks) std::nth_element(first, last, sorted.end(), left_of);

    double best;
#pragma omp parallel
#pragma omp single
    best = closest(first, last, merged.begin());
    MPI_Allreduce(MPI_IN_PLACE, &best, 1, MPI_DOUBLE, MPI_MIN, MPI_COMM_WORLD);

    // Pairs of one point in the slab and one to the right of it.
    if (first != last && last != sorted.end()) {
        const double x = last->x;
        const auto reach = std::partition(last, sorted.end(), [x, best](const Point& point) {
            return squared(point.x - x) < best;
        });
        std::sort(last, reach, below);
        std::inplace_merge(first, last, reach, below);
        best = closest_across(first, reach, x, best);
    }
    double least = best;
    MPI_Reduce(&best, &least, 1, MPI_DOUBLE, MPI_MIN, 0, MPI_COMM_WORLD);
    return std::sqrt(least);
}
