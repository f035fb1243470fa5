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

double closestPair(std::vector<Point> const& points) {
    Points sorted = points, merged(points.size());
    double best;
#pragma omp parallel
#pragma omp single
    best = closest(sorted.begin(), sorted.end(), merged.begin());
    return std::sqrt(best);
}
