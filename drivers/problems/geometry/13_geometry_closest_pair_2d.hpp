/*
function: closestPair
description: |
  Return the Euclidean distance between the two points of the vector points that are nearest to each
  other. There are at least two points, in no particular order; the same point may occur more than
  once, and then the distance is 0.
mpi: Every rank has all of points. Return the distance on rank 0.
kokkos: double closestPair(Kokkos::View<const Point*> &points)
gpu: void closestPair(const Point *points, size_t numPoints, double *distance)
launch: at least numPoints threads
sizes: {numPoints: points}
initially: {distance: "std::numeric_limits<double>::infinity()"}
gpu_names: {distance: distanceBetweenPoints}
errata:
  - The published prompt does not say what distance holds before the launch; here it holds
    infinity, so that threads can combine their results.
examples:
  - {points: [[0, 0], [10, 4], [3, 9], [7, 8], [-5, 2]], return: 4.123105625617661}
  - {points: [[1, 2], [8, 8], [1, 2]], return: 0}
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
double closestPair(std::vector<Point> const& points) {
    double least = std::numeric_limits<double>::infinity();
    for (size_t a = 0; a < points.size(); ++a)
        for (size_t b = 0; b < a; ++b) least = std::min(least, distance(points[a], points[b]));
    return least;
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
    double least = 0;

    static auto args() {
        using namespace pareval;
        return arguments(in("points", &Problem::points), returned(&Problem::least));
    }
    static std::vector<std::size_t> sizes() { return {2, 3, 4, 7, 33, 64, 1000}; }
    static std::size_t timed_size() { return 1 << 15; }
    // Those who divide the points among tasks stop at a few thousand.
    static std::size_t large_size() { return 6000; }
    static std::size_t legal_size(std::size_t n) { return std::max<std::size_t>(n, 2); }
    static pareval::Tolerance tolerance() { return {1e-12}; }

    // A random scale, so that the distance cannot be guessed.
    void generate(pareval::Random& random, std::size_t n, pareval::Shape shape) {
        using pareval::Shape;
        const double side = random.uniform(1.0, 1e4);
        auto coordinates = [&](Shape s) { return pareval::values(random, n, -side, side, s); };
        auto x = coordinates(Shape::uniform), y = coordinates(Shape::uniform);
        switch (shape) {
            case Shape::uniform: break;
            case Shape::equal:  // on a vertical or a horizontal line
                (random.chance(0.5) ? x : y) = coordinates(Shape::equal);
                break;
            case Shape::sorted:  // on a rising line, from left to right
                x = coordinates(Shape::sorted);
                for (std::size_t k = 0; k < n; ++k) y[k] = 2 * x[k];
                break;
            case Shape::reversed:  // in narrow clusters, from right to left
                x = coordinates(Shape::reversed);
                for (std::size_t k = 0; k < n; ++k) {
                    const double corner = k % 3 * 10 * side;
                    x[k] = corner + x[k] / 100;
                    y[k] = corner + y[k] / 100;
                }
                break;
            case Shape::few:  // at most nine places, so that most points occur again
                x = coordinates(Shape::few);
                y = coordinates(Shape::few);
                break;
        }
        points.clear();
        for (std::size_t k = 0; k < n; ++k) points.push_back({x[k], y[k]});
    }
};
