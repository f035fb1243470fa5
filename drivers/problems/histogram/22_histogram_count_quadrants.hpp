/*
function: countQuadrants
description: |
  Count how many of the points lie in each quadrant of the plane. The quadrants are numbered
  counterclockwise, beginning at the upper right: bins[0] counts the points with x >= 0 and y >= 0,
  bins[1] those with x < 0 and y >= 0, bins[2] those with x < 0 and y < 0, and bins[3] those with
  x >= 0 and y < 0. So each point belongs to one of them, also if it lies on an axis; -0.0 is not
  less than 0. points may be empty. All four counts are zero at first.
mpi: Every rank has all of points. Store the counts of all points in bins on rank 0.
kokkos: void countQuadrants(Kokkos::View<const Point*> const& points, Kokkos::View<size_t[4]> &bins)
gpu: void countQuadrants(const Point *points, size_t N, size_t bins[4])
launch: at least N threads
sizes: {N: points}
errata:
  - The published prompt does not say where points on an axis belong; here they belong to the
    quadrant on its positive side.
examples:
  - {points: [[2, 5], [-1, 3], [4, -4], [-6, 0], [0, 0], [-3, -7], [-2, 8]], bins: [2, 3, 1, 1]}
*/
#include "pareval/problem.hpp"

//--- declarations
struct Point {
    double x, y;
};

//--- reference
void countQuadrants(std::vector<Point> const& points, std::array<size_t, 4>& bins) {
    bins.fill(0);
    for (const auto& point : points)
        if (point.y >= 0) ++bins[point.x >= 0 ? 0 : 1];
        else ++bins[point.x >= 0 ? 3 : 2];
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
    std::array<std::size_t, 4> bins = {};

    static auto args() {
        using namespace pareval;
        return arguments(in("points", &Problem::points), out("bins", &Problem::bins));
    }
    static std::vector<std::size_t> sizes() { return {0, 1, 2, 3, 7, 64, 1000, 4099}; }
    static std::size_t timed_size() { return 5 << 20; }

    // The shape is that of either coordinate.
    void generate(pareval::Random& random, std::size_t n, pareval::Shape shape) {
        const auto x = coordinates(random, n, shape), y = coordinates(random, n, shape);
        for (std::size_t i = 0; i < n; ++i) points.push_back({x[i], y[i]});
    }

private:
    // In a random range around 0, so that the counts cannot be guessed. What is near to 0 becomes 0
    // or tiny, with either sign.
    static std::vector<double> coordinates(pareval::Random& random, std::size_t n,
                                           pareval::Shape shape) {
        const double low = random.uniform(-100.0, -10.0), high = random.uniform(10.0, 100.0);
        auto result = pareval::values(random, n, low, high, shape);
        for (double& value : result)
            if (std::abs(value) < 4) value = std::copysign(std::abs(value) < 2 ? 0 : 1e-300, value);
        return result;
    }
};
