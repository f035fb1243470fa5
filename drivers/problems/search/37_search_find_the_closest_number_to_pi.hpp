/*
function: findClosestToPi
description: |
  Return the position, counted from 0, of the value in the vector x whose distance to pi is the
  smallest, whether it lies above or below. Take M_PI for pi, and double for the distances. If
  several values are equally near, return the position of any of them. x is never empty.
mpi: Every rank has all of x. Return the position on rank 0.
kokkos: size_t findClosestToPi(Kokkos::View<const double*> const& x)
gpu: void findClosestToPi(const double *x, size_t N, size_t *closestToPiIndex)
launch: at least N threads
sizes: {N: x}
initially: {closestToPiIndex: 0}
errata:
  - The published prompt does not say which of several equally near values is meant; here any of
    them is right.
examples:
  - {x: [0.5, 12, 2.9, -3.14, 3.5, 6.28], return: 2}
  - {x: [41.5, 8.25, -1.5, 3.125, 3.25], return: 3}
*/
#include "pareval/problem.hpp"

//--- reference
size_t findClosestToPi(std::vector<double> const& x) {
    size_t nearest = 0;
    for (size_t i = 1; i < x.size(); ++i)
        if (std::abs(x[i] - M_PI) < std::abs(x[nearest] - M_PI)) nearest = i;
    return nearest;
}

//--- problem
struct Problem {
    std::vector<double> x;
    std::size_t position = 0;

    static auto args() {
        using namespace pareval;
        return arguments(in("x", &Problem::x), returned(&Problem::position));
    }
    static std::vector<std::size_t> sizes() { return {1, 2, 3, 7, 16, 33, 64, 1000, 4099, 20'011}; }
    static std::size_t timed_size() { return 3 << 22; }

    // pi may lie in the range of the values, above or below. Often two are so near to pi, one on
    // either side, that it takes a double and all digits of pi to tell which is nearer, or neither.
    void generate(pareval::Random& random, std::size_t n, pareval::Shape shape) {
        const double reach = random.chance(0.5) ? 10 : 10'000;
        const double low = random.uniform(-2 * reach, reach);
        x = pareval::values(random, n, low, low + reach, shape);
        if (random.chance(0.5)) return;
        const double side = random.chance(0.5) ? 1 : -1;
        const double gap = side * std::ldexp(1 + random.below(1000), -40);  // M_PI +- gap is exact
        x[random.below(n)] = M_PI + gap * (random.chance(0.3) ? 1 : 1.5);
        x[random.below(n)] = M_PI - gap;
    }

    static std::optional<pareval::Mismatch> wrong(const Problem& input, const Problem& got) {
        const auto& x = input.x;
        const auto nearest = findClosestToPi(x), found = got.position;
        if (found < x.size() && !(std::abs(x[found] - M_PI) > std::abs(x[nearest] - M_PI)))
            return {};
        return pareval::Mismatch{found < x.size() ? "another value is nearer" : "no such position",
                                 "return", std::to_string(nearest), std::to_string(found)};
    }
};
