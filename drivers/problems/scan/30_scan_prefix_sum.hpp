/*
function: prefixSum
description: |
  Compute the inclusive prefix sum of the vector x: output[k] = x[0] + x[1] + ... + x[k].
  output already has as many elements as x. x may be empty.
mpi: Every rank has all of x. Store the prefix sums in output on rank 0.
kokkos: void prefixSum(Kokkos::View<const double*> const& x, Kokkos::View<double*> &output)
gpu: void prefixSum(const double *x, double *output, size_t N)
launch: at least N threads
sizes: {N: x}
examples:
  - {x: [3, -1, 4, 1.5, -9, 2], output: [3, 2, 6, 7.5, -1.5, 0.5]}
*/
#include "pareval/problem.hpp"

//--- reference
void prefixSum(std::vector<double> const& x, std::vector<double>& output) {
    double sum = 0;
    for (size_t k = 0; k < x.size(); ++k) {
        sum += x[k];
        output[k] = sum;
    }
}

//--- problem
struct Problem {
    std::vector<double> x, output;

    static auto args() {
        using namespace pareval;
        return arguments(in("x", &Problem::x), out("output", &Problem::output));
    }
    static std::vector<std::size_t> sizes() { return {0, 1, 2, 3, 7, 64, 1000, 4099}; }
    static std::size_t timed_size() { return 3 << 21; }
    static pareval::Tolerance tolerance() { return {1e-9}; }

    // A random range, so that the sums may rise, fall or hover around zero.
    void generate(pareval::Random& random, std::size_t n, pareval::Shape shape) {
        const double low = random.uniform(-100.0, 0.0);
        x = pareval::values(random, n, low, low + 100, shape);
        output.assign(n, 0);
    }
};
