/*
function: sumOfMinimumElements
description: |
  Take the smaller of the two values at each index of the vectors x and y, and return the sum of
  all of these: min(x[0], y[0]) + min(x[1], y[1]) + ...
  Where both values are equal, that value counts once. x and y have the same size; both may be
  empty, and then the sum is 0.
mpi: Every rank has all of x and y. Return the sum on every rank.
kokkos: double sumOfMinimumElements(Kokkos::View<const double*> const& x,
  Kokkos::View<const double*> const& y)
gpu: void sumOfMinimumElements(const double *x, const double *y, size_t N, double *sum)
launch: at least N threads
sizes: {N: x}
initially: {sum: 0}
examples:
  - {x: [4, -2, 7, 1.5, 3], y: [6, 1, -5, 1.5, 2], return: 0.5}
*/
#include "pareval/problem.hpp"

//--- reference
double sumOfMinimumElements(std::vector<double> const& x, std::vector<double> const& y) {
    double sum = 0;
    for (size_t i = 0; i < x.size(); ++i) sum += x[i] < y[i] ? x[i] : y[i];
    return sum;
}

//--- problem
struct Problem {
    static constexpr bool every_rank = true;

    std::vector<double> x, y;
    double sum = 0;

    static auto args() {
        using namespace pareval;
        return arguments(in("x", &Problem::x), in("y", &Problem::y), returned(&Problem::sum));
    }
    static std::vector<std::size_t> sizes() { return {0, 1, 2, 3, 7, 16, 33, 64, 1000, 4099}; }
    static std::size_t timed_size() { return 3 << 21; }
    static pareval::Tolerance tolerance() { return {1e-9}; }

    // Two random ranges that overlap, so that either vector may have the smaller value, and some
    // pairs of equal values.
    void generate(pareval::Random& random, std::size_t n, pareval::Shape shape) {
        const double low = random.uniform(-100.0, 100.0), other = low + random.uniform(-50.0, 50.0);
        x = pareval::values(random, n, low, low + 100, shape);
        y = pareval::values(random, n, other, other + 100, shape);
        for (std::size_t i = 0; i < n; ++i)
            if (random.chance(0.1)) y[i] = x[i];
    }
};
