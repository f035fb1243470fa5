/*
function: closestPair
description: |
  Return the distance between the two values of the vector x that are nearest to each other.
  There are at least two values, in no particular order; the same value may occur more than once,
  and then the distance is 0.
mpi: Every rank has all of x. Return the distance on rank 0.
kokkos: double closestPair(Kokkos::View<const double*> &x)
gpu: void closestPair(const double *x, size_t N, double *distance)
launch: at least N threads
sizes: {N: x}
initially: {distance: "std::numeric_limits<double>::infinity()"}
gpu_names: {distance: distanceBetweenPoints}
errata:
  - The published prompt does not say how MPI distributes x, nor where the result is wanted; here
    every rank has all of x and rank 0 returns the distance, as in the problem of two dimensions.
  - The published prompt does not say what distance holds before the launch; here it holds
    infinity, so that threads can combine their results.
examples:
  - {x: [12, -4, 30, 7.5, 18, -9], return: 4.5}
  - {x: [3, 8, -1, 3], return: 0}
*/
#include "pareval/problem.hpp"

//--- declarations
double distance(double x1, double x2) { return std::abs(x1 - x2); }

//--- reference
double closestPair(std::vector<double> const& x) {
    double least = std::numeric_limits<double>::infinity();
    for (size_t a = 0; a < x.size(); ++a)
        for (size_t b = 0; b < a; ++b) least = std::min(least, distance(x[a], x[b]));
    return least;
}

//--- problem
struct Problem {
    std::vector<double> x;
    double least = 0;

    static auto args() {
        using namespace pareval;
        return arguments(in("x", &Problem::x), returned(&Problem::least));
    }
    static std::vector<std::size_t> sizes() { return {2, 3, 4, 7, 33, 64, 1000}; }
    static std::size_t timed_size() { return 1 << 19; }
    static std::size_t legal_size(std::size_t n) { return std::max<std::size_t>(n, 2); }
    static pareval::Tolerance tolerance() { return {1e-12}; }

    // A random scale and place, so that the distance cannot be guessed.
    void generate(pareval::Random& random, std::size_t n, pareval::Shape shape) {
        using pareval::Shape;
        const double width = std::pow(10.0, random.uniform(-3.0, 9.0));
        const double low = width * random.uniform(-2.0, 1.0);
        x = pareval::values(random, n, low, low + width, shape);
        if (shape != Shape::equal) return;
        for (std::size_t k = 0; k < n; ++k)  // gaps of nearly equal width, in random order
            x[k] = low + width / double(n) * (double(k) + random.uniform(0.0, 0.1));
        for (std::size_t k = n; k > 1; --k) std::swap(x[k - 1], x[random.below(k)]);
    }
};
