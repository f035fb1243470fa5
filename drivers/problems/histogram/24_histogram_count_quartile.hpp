/*
function: countQuartiles
description: |
  Sort the values of the vector x by their fractional part, which is what remains of a value when
  the largest integer that is not greater is taken away, into four bins of width 0.25, and count
  them: bins[0] counts the values whose fractional part lies in [0, 0.25), bins[1] those in
  [0.25, 0.5), bins[2] those in [0.5, 0.75), and bins[3] those in [0.75, 1).
  The values lie between 0 and 10^12: an int cannot hold the integers below them.
  x may be empty. All four counts are zero at first.
mpi: Every rank has all of x. Store the counts of all of x in bins on rank 0.
kokkos: void countQuartiles(Kokkos::View<const double*> const& x, Kokkos::View<size_t[4]> &bins)
gpu: void countQuartiles(const double *x, size_t N, size_t bins[4])
launch: at least N threads
sizes: {N: x}
errata:
  - The published prompt does not say what the fractional part of a negative value is; here none is
    negative.
  - The published inputs are below 100; here an int need not hold them.
examples:
  - {x: [2.5, 0, 13.74, 8.25, 0.1, 6.999, 1.75, 40], bins: [3, 1, 2, 2]}
*/
#include "pareval/problem.hpp"

//--- reference
void countQuartiles(std::vector<double> const& x, std::array<size_t, 4>& bins) {
    bins.fill(0);
    for (double value : x) {
        const double fraction = value - std::floor(value);
        for (size_t bin = 0; bin < 4; ++bin)
            if (0.25 * bin <= fraction && fraction < 0.25 * (bin + 1)) ++bins[bin];
    }
}

//--- problem
struct Problem {
    std::vector<double> x;
    std::array<std::size_t, 4> bins = {};

    static auto args() {
        using namespace pareval;
        return arguments(in("x", &Problem::x), out("bins", &Problem::bins));
    }
    static std::vector<std::size_t> sizes() { return {0, 1, 2, 3, 7, 64, 1000, 4099}; }
    static std::size_t timed_size() { return 1 << 23; }

    // One value in five is moved to a boundary between bins, or to the last number below it.
    static double near_boundary(double value) {
        const double boundary = std::round(4 * value) / 4, gap = value - boundary;
        if (std::abs(gap) > 0.025) return value;
        return gap < 0 ? std::nextafter(boundary, 0) : boundary;
    }

    void generate(pareval::Random& random, std::size_t n, pareval::Shape shape) {
        const double reaches[] = {1, 100, 1e12}, low = random.uniform(0.0, 0.5);
        x = pareval::values(random, n, low, reaches[random.below(3)], shape);
        for (double& value : x) value = near_boundary(value);
    }
};
