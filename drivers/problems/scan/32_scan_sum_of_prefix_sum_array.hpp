/*
function: sumOfPrefixSum
description: |
  Return the sum of all inclusive prefix sums of the vector x: with p[k] = x[0] + x[1] + ... + x[k],
  return p[0] + p[1] + ... + p[n-1], where n is the size of x.
  x may be empty, and then the sum is 0.
mpi: Every rank has all of x. Return the sum on rank 0.
kokkos: double sumOfPrefixSum(Kokkos::View<const double*> const& x)
gpu: void sumOfPrefixSum(const double *x, size_t N, double *sum)
launch: at least N threads
sizes: {N: x}
initially: {sum: 0}
examples:
  - {x: [2, 5, -4, 1], return: 16}
  - {x: [-3, 0.5, 8], return: 0}
*/
#include "pareval/problem.hpp"

//--- reference
double sumOfPrefixSum(std::vector<double> const& x) {
    double prefix = 0, sum = 0;
    for (double value : x) {
        prefix += value;
        sum += prefix;
    }
    return sum;
}

//--- problem
struct Problem {
    std::vector<double> x;
    double sum = 0;

    static auto args() {
        using namespace pareval;
        return arguments(in("x", &Problem::x), returned(&Problem::sum));
    }
    static std::vector<std::size_t> sizes() { return {0, 1, 2, 3, 7, 16, 33, 64, 1000, 4099}; }
    static std::size_t timed_size() { return 3 << 22; }
    static pareval::Tolerance tolerance() { return {1e-9}; }

    // A random range, so that the prefix sums may rise, fall or hover around zero.
    void generate(pareval::Random& random, std::size_t n, pareval::Shape shape) {
        const double low = random.uniform(-100.0, 0.0);
        x = pareval::values(random, n, low, low + 100, shape);
    }
};
