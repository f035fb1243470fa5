/*
function: convexHullPerimeter
description: |
  Return the perimeter of the smallest convex polygon that contains all points of the vector points.
  There is at least one point; the same point may occur more than once. If all points lie on a line,
  then the polygon is the segment between the two outermost ones, and its perimeter is twice the
  length of that; if all are the same, then it is 0.
mpi: Every rank has all of points. Return the perimeter on rank 0.
kokkos: double convexHullPerimeter(Kokkos::View<const Point*> &points)
gpu: void convexHullPerimeter(const Point *points, size_t numPoints, double *perimeter)
launch: at least numPoints threads
sizes: {numPoints: points}
initially: {perimeter: 0}
errata:
  - The published prompt does not say what the perimeter is if all points lie on a line, nor that of
    one or two points; here it is the length of the way there and back.
  - The published prompt does not say what perimeter holds before the launch; here it holds
    0, so that threads can add up their results.
examples:
  - {points: [[3, 1], [0, 0], [6, 0], [5, 2], [6, 8], [0, 8]], return: 28}
  - {points: [[4, 3], [0, 0], [-4, -3]], return: 20}
*/
#include "pareval/problem.hpp"

//--- declarations
struct Point {
    double x, y;
};

double distance(Point const& p1, Point const& p2) {
    return std::sqrt(std::pow(p2.x - p1.x, 2) + std::pow(p2.y - p1.y, 2));
}

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

double convexHullPerimeter(std::vector<Point> const& points) {
    auto key = [](Point const& p) { return std::tie(p.x, p.y); };
    auto sorted = points;
    std::sort(sorted.begin(), sorted.end(), [&](auto& a, auto& b) { return key(a) < key(b); });
    auto hull = detail::corners(sorted.begin(), sorted.end());
    const auto above = detail::corners(sorted.rbegin(), sorted.rend());
    hull.insert(hull.end(), above.begin(), above.end());
    double perimeter = 0;
    for (size_t k = 0; k < hull.size(); ++k)
        perimeter += distance(hull[k], hull[(k + 1) % hull.size()]);
    return perimeter;
}

//--- problem
template <>
struct pareval::Struct<Point> {
    static constexpr auto name = "Point";
    static constexpr std::array fields = {"x", "y"};
    static auto tie(const Point& p) { return std::tie(p.x, p.y); }
};

struct Problem {
    std::vector<Point> points;
    double perimeter = 0;

    static auto args() {
        using namespace pareval;
        return arguments(in("points", &Problem::points), returned(&Problem::perimeter));
    }
    static std::vector<std::size_t> sizes() { return {1, 2, 3, 4, 7, 33, 64, 1000}; }
    static std::size_t timed_size() { return 1 << 19; }
    static pareval::Tolerance tolerance() { return {1e-12}; }

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
        auto left_of = [](const Point& a, const Point& b) { return a.x < b.x; };
        if (shape == Shape::sorted) std::sort(points.begin(), points.end(), left_of);
        if (shape == Shape::reversed) std::sort(points.rbegin(), points.rend(), left_of);
    }
};
