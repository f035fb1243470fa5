/*
function: smallestArea
description: |
  Return the least area of all triangles whose corners are three different elements of the vector
  points. There are at least three. Triangles without area count as well: the result is 0 if three
  points lie on a line, or if the same point occurs twice.
mpi: Every rank has all of points. Return the area on rank 0.
kokkos: double smallestArea(Kokkos::View<const Point*> &points)
gpu: void smallestArea(const Point *points, size_t N, double *area)
launch: at least N threads
sizes: {N: points}
initially: {area: "std::numeric_limits<double>::infinity()"}
errata:
  - The published prompt does not say whether points on a line form a triangle; here its area is 0,
    as the formula has it.
  - The published prompt does not say how MPI distributes points, nor where the result is wanted;
    here every rank has all of points and rank 0 returns the area.
  - The published prompt does not say what area holds before the launch; here it holds
    infinity, so that threads can combine their results.
  - Coordinates are whole numbers of a random unit, so that areas are exact whatever the formula.
examples:
  - {points: [[0, 0], [8, 1], [2, 7], [5, 5], [-3, 4]], return: 3}
  - {points: [[1, 1], [4, -2], [6, 3], [3, -1], [2, 0]], return: 0}
*/
#include "pareval/problem.hpp"

//--- declarations
struct Point {
    double x, y;
};

double triangleArea(Point const& A, Point const& B, Point const& C) {
    return 0.5 * std::abs(A.x * (B.y - C.y) + B.x * (C.y - A.y) + C.x * (A.y - B.y));
}

//--- reference
double smallestArea(std::vector<Point> const& points) {
    double least = std::numeric_limits<double>::infinity();
    for (size_t a = 0; a < points.size(); ++a)
        for (size_t b = 0; b < a; ++b)
            for (size_t c = 0; c < b; ++c)
                least = std::min(least, triangleArea(points[a], points[b], points[c]));
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
    static std::vector<std::size_t> sizes() { return {3, 4, 5, 7, 16, 33, 100}; }
    static std::size_t timed_size() { return 800; }
    static std::size_t legal_size(std::size_t n) { return std::max<std::size_t>(n, 3); }
    static pareval::Tolerance tolerance() { return {1e-12}; }

    // Coordinates are whole numbers of a random unit, so that no area is rounded.
    void generate(pareval::Random& random, std::size_t n, pareval::Shape shape) {
        using pareval::Shape;
        constexpr int side = 1 << 22;
        const double unit = std::ldexp(1.0, random.uniform(-20, 10));
        const double x0 = random.uniform(-side, side), y0 = random.uniform(-side, side);
        const bool upright = random.chance(0.5);
        points.clear();
        for (std::size_t k = 0; k < n; ++k) {
            double x = random.uniform(0, side), y = random.uniform(0, side);
            switch (shape) {
                case Shape::uniform: break;
                case Shape::equal:  // on a line, but for the last
                    if (k + 1 < n) (upright ? x : y) = 0;
                    break;
                case Shape::sorted:  // near a parabola, so that neighbors decide
                    x = double(side / n * k);
                    y = std::round(x * x / side) + random.uniform(0, 10);
                    break;
                case Shape::reversed:  // in narrow clusters
                    x = double(side / 2 * (2 - k % 3)) + random.uniform(0, side / 16);
                    y = double(side / 2 * (k % 2)) + random.uniform(0, side / 16);
                    break;
                case Shape::few:  // on a small grid
                    x = random.uniform(0, int(4 * n));
                    y = random.uniform(0, int(4 * n));
                    break;
            }
            points.push_back({x0 + x, y0 + y});
        }
        if (shape == Shape::few && random.chance(0.5)) points.front() = points[n - 1];
        const bool tested = n < timed_size();
        if (tested && shape == Shape::uniform && random.chance(0.5)) {  // three on a steep line
            const double rise = random.chance(0.5) ? side / 4 : -side / 4;
            for (int k = 0; k < 3; ++k)
                points[n / 3 * k + random.below(n / 3)] = {x0 + k, y0 + side / 2 + rise * k};
        }
        for (auto& [x, y] : points) x *= unit, y *= unit;
    }
};
