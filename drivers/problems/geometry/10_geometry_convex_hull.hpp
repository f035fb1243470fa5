/*
function: convexHull
description: |
  Find the smallest convex polygon that contains all points of the vector points, and append its
  corners to the vector hull, which is empty at first.
  The corners come in order around the polygon, in either direction and beginning with any of them.
  Each is listed once, however often the point occurs. Points on an edge are no corners.
  There is at least one point. If all points lie on a line, then the two outermost ones are the
  corners; if all are the same, then this one is the only corner.
mpi: Every rank has all of points. Append the corners to hull on rank 0.
kokkos: void convexHull(Kokkos::View<const Point*> &points, Kokkos::View<Point*> &hull)
gpu: void convexHull(const Point *points, size_t numPoints, Point *hull, size_t hullSize)
launch: at least numPoints threads
sizes: {numPoints: points, hullSize: points}
initially:
  hull: "Point{std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::quiet_NaN()}"
note:
  kokkos: |
    Instead of being empty, hull has as many elements as points at first: resize it to the number of
    corners.
  gpu: |
    Instead of being empty, hull has room for hullSize points, which are all NaN at first: store the
    corners at its beginning, and leave the rest NaN.
errata:
  - The published prompt does not tell the order of the corners; here any order around the polygon
    is right, in both directions and from any corner.
  - The published judge expects one corner twice and may miss another, so that a true hull fails;
    here the corners of the true hull are expected.
  - The published kernel cannot tell how many corners it found; here the first NaN ends them.
  - Coordinates are whole numbers of a random unit, so that rounding cannot change the corners.
examples:
  - points: [[1, 1], [5, 2], [3, 3], [6, 6], [1, 1], [3, 2], [0, 5], [3, 5.5]]
    hull: [[0, 5], [1, 1], [5, 2], [6, 6]]
  - {points: [[2, 4], [-1, -2], [0, 0]], hull: [[-1, -2], [2, 4]]}
*/
#include "pareval/problem.hpp"

//--- declarations
struct Point {
    double x, y;
};

//--- reference
namespace detail {

// Positive if the way from a over b to c turns left.
double turn(Point const& a, Point const& b, Point const& c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

// The corners that the points, sorted by x, have below, or above if they are sorted backwards; the
// last one is left out.
template <class Iterator>
std::vector<Point> corners(Iterator first, Iterator last) {
    std::vector<Point> chain;
    for (; first != last; ++first) {
        while (chain.size() > 1 && turn(chain[chain.size() - 2], chain.back(), *first) <= 0)
            chain.pop_back();
        chain.push_back(*first);
    }
    chain.pop_back();
    return chain;
}

}  // namespace detail

void convexHull(std::vector<Point> const& points, std::vector<Point>& hull) {
    auto key = [](Point const& p) { return std::tie(p.x, p.y); };
    auto sorted = points;
    std::sort(sorted.begin(), sorted.end(), [&](auto& a, auto& b) { return key(a) < key(b); });
    hull = detail::corners(sorted.begin(), sorted.end());
    const auto above = detail::corners(sorted.rbegin(), sorted.rend());
    hull.insert(hull.end(), above.begin(), above.end());
    if (key(sorted.front()) == key(sorted.back())) hull = {sorted.front()};
}

//--- problem
template <>
struct pareval::Struct<Point> {
    static constexpr auto name = "Point";
    static constexpr std::array fields = {"x", "y"};
    static auto tie(const Point& p) { return std::tie(p.x, p.y); }
};

struct Problem {
    std::vector<Point> points, hull;

    static auto args() {
        using namespace pareval;
        return arguments(in("points", &Problem::points),
                         appended<&Problem::points>("hull", &Problem::hull));
    }
    static std::vector<std::size_t> sizes() { return {1, 2, 3, 4, 7, 33, 64, 1000}; }
    static std::size_t timed_size() { return 1 << 19; }

    // Coordinates are whole numbers of a random unit, so that no cross product rounds.
    void generate(pareval::Random& random, std::size_t n, pareval::Shape shape) {
        using pareval::Shape;
        constexpr int radius = 1 << 20;
        const double unit = std::ldexp(1.0, random.uniform(-20, 10));
        const double x0 = random.uniform(-radius, radius), y0 = random.uniform(-radius, radius);
        const int dx = random.uniform(-3, 4), dy = dx ? random.uniform(-3, 4) : 1;
        const int few[] = {random.uniform(0, radius), random.uniform(0, radius), radius};
        const int side = int(std::sqrt(double(n)) / 2) + 2;
        points.clear();
        while (points.size() < n) {
            double x = random.uniform(-radius, radius), y = random.uniform(-radius, radius);
            const double distance = std::max(1.0, std::hypot(x, y));
            switch (shape) {
                case Shape::uniform:  // in a disc
                    if (distance > radius) continue;
                    break;
                case Shape::equal:  // on one line
                    y = x * dy;
                    x *= dx;
                    break;
                case Shape::sorted:  // on a circle, from left to right: most are corners
                    x = std::round(x * radius / distance);
                    y = std::round(y * radius / distance);
                    break;
                case Shape::reversed:  // on a grid, from right to left: many are on the edges
                    x = random.uniform(0, side);
                    y = random.uniform(0, side);
                    break;
                case Shape::few:  // at most nine places, so that most points occur again
                    x = few[random.below(3)];
                    y = few[random.below(3)];
                    break;
            }
            points.push_back({unit * (x0 + x), unit * (y0 + y)});
        }
        if (shape == Shape::few && n > 0) points.back() = points.front();
        auto left_of = [](const Point& a, const Point& b) { return a.x < b.x; };
        if (shape == Shape::sorted) std::sort(points.begin(), points.end(), left_of);
        if (shape == Shape::reversed) std::sort(points.rbegin(), points.rend(), left_of);
    }

    // The corners may begin anywhere, and go around in either direction.
    static std::optional<pareval::Mismatch> wrong(const Problem& input, const Problem& got) {
        std::vector<Point> want;
        convexHull(input.points, want);
        auto difference = pareval::mismatch(in_order(got.hull), want, {});
        if (difference) difference->argument = "hull";
        return difference;
    }

private:
    // The corners counterclockwise from the leftmost, and of two such the lower.
    static std::vector<Point> in_order(std::vector<Point> corners) {
        if (corners.size() < 2) return corners;
        auto first = std::min_element(corners.begin(), corners.end(), [](auto& a, auto& b) {
            return std::tie(a.x, a.y) < std::tie(b.x, b.y);
        });
        std::rotate(corners.begin(), first, corners.end());
        if (detail::turn(corners[0], corners[1], corners.back()) < 0)
            std::reverse(corners.begin() + 1, corners.end());
        return corners;
    }
};
