/*
function: average
description: |
  Return the arithmetic mean of the values of the vector x.
mpi: Every rank has all of x. Return the mean on every rank.
kokkos: double average(Kokkos::View<const double*> const& x)
gpu: void average(const double *x, size_t N, double *average)
launch: at least N threads
sizes: {N: x}
initially: {average: 0}
examples:
  - {x: [1, 8, 4, 5, 1], return: 3.8}
  - {x: [2, 2, 2, 3], return: 2.25}
*/
#include "pareval/problem.hpp"

//--- reference
double average(std::vector<double> const& x) {
    double sum = 0;
    for (double value : x) sum += value;
    return sum / x.size();
}

//--- problem
struct Problem {
    static constexpr bool every_rank = true;

    std::vector<double> x;
    double mean = 0;

    static auto args() {
        using namespace pareval;
        return arguments(in("x", &Problem::x), returned(&Problem::mean));
    }
    static std::vector<std::size_t> sizes() { return {1, 2, 3, 7, 64, 1000, 4099}; }
    static std::size_t timed_size() { return 1 << 23; }
    static pareval::Tolerance tolerance() { return {1e-9}; }

    // A random range, so that the mean cannot be guessed.
    void generate(pareval::Random& random, std::size_t n, pareval::Shape shape) {
        double low = random.uniform(-100.0, 100.0);
        x = pareval::values(random, n, low, low + 100, shape);
    }
};
