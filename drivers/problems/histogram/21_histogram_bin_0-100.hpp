/*
function: binsBy10Count
description: |
  The values of the vector x lie between 0 and 100, both included. Count how many of them fall into
  each of ten bins of width 10: bins[0] counts the values in [0, 10), bins[1] those in [10, 20), and
  so on. The last bin is closed: bins[9] counts the values in [90, 100], so 100 belongs to it.
  x may be empty. All ten counts are zero at first.
mpi: Every rank has all of x. Store the counts of all of x in bins on rank 0.
kokkos: void binsBy10Count(Kokkos::View<const double*> const& x, Kokkos::View<size_t[10]> &bins)
gpu: void binsBy10Count(const double *x, size_t N, size_t bins[10])
launch: at least N threads
sizes: {N: x}
errata:
  - The published prompt admits 100 but names no bin for it, and its reference would count it beyond
    the end of bins; here it belongs to the last bin.
examples:
  - {x: [3, 99.5, 100, 10, 9.75, 42, 47, 90], bins: [2, 1, 0, 0, 2, 0, 0, 0, 0, 3]}
*/
#include "pareval/problem.hpp"

//--- reference
void binsBy10Count(std::vector<double> const& x, std::array<size_t, 10>& bins) {
    bins.fill(0);
    for (double value : x)
        for (size_t bin = 0; bin < 10; ++bin) {
            const bool below = value < 10 * (bin + 1.0) || bin == 9;
            if (10.0 * bin <= value && below) ++bins[bin];
        }
}

//--- problem
struct Problem {
    std::vector<double> x;
    std::array<std::size_t, 10> bins = {};

    static auto args() {
        using namespace pareval;
        return arguments(in("x", &Problem::x), out("bins", &Problem::bins));
    }
    static std::vector<std::size_t> sizes() { return {0, 1, 2, 3, 7, 64, 1000, 4099}; }
    static std::size_t timed_size() { return 1 << 23; }

    // One value in five is moved to a boundary between bins, or to the last number below it.
    static double near_boundary(double value) {
        const double boundary = 10 * std::round(value / 10), gap = value - boundary;
        if (std::abs(gap) > 1) return value;
        return gap < 0 ? std::nextafter(boundary, 0) : boundary;
    }

    // A random range, so that the counts cannot be guessed. Half of them reach beyond 100, and what
    // lies there becomes 100.
    void generate(pareval::Random& random, std::size_t n, pareval::Shape shape) {
        const double low = random.uniform(0.0, 60.0);
        const double high = random.chance(0.5) ? 102 : random.uniform(low + 1, 100.0);
        x = pareval::values(random, n, low, high, shape);
        for (double& value : x) value = std::min(near_boundary(value), 100.0);
    }
};
