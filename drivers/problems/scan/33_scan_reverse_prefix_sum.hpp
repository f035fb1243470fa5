/*
function: reversePrefixSum
description: |
  Compute the prefix sums of the vector x, read backwards from its end: for a vector of n numbers
  output[0] = x[n-1], output[1] = x[n-1] + x[n-2], and so on: output[k] is the sum of the last k + 1
  numbers of x, and output[n-1] the sum of all.
  output already has as many elements as x. x may be empty. No sum overflows an int.
mpi: Every rank has all of x. Store the sums in output on rank 0.
kokkos: void reversePrefixSum(Kokkos::View<const int*> const& x, Kokkos::View<int*> &output)
gpu: void reversePrefixSum(const int *x, int *output, size_t N)
launch: at least N threads
sizes: {N: x}
errata:
  - The published prompt leaves it to its examples that output begins with the last number of x;
    here it is said.
examples:
  - {x: [5, 1, -3, 4], output: [4, 1, 2, 7]}
  - {x: [2, 0, 9, -10, 6, 1], output: [1, 7, -3, 6, 6, 8]}
*/
#include "pareval/problem.hpp"

//--- reference
void reversePrefixSum(std::vector<int> const& x, std::vector<int>& output) {
    int sum = 0;
    for (size_t k = 0; k < x.size(); ++k) {
        sum += x[x.size() - 1 - k];
        output[k] = sum;
    }
}

//--- problem
struct Problem {
    std::vector<int> x, output;

    static auto args() {
        using namespace pareval;
        return arguments(in("x", &Problem::x), out("output", &Problem::output));
    }
    static std::vector<std::size_t> sizes() { return {0, 1, 2, 3, 7, 16, 33, 64, 1000, 4099}; }
    static std::size_t timed_size() { return 3 << 22; }

    // Numbers as large as their sum allows, mostly of both signs.
    void generate(pareval::Random& random, std::size_t n, pareval::Shape shape) {
        const int reach = INT_MAX / 2 / std::max<int>(1, int(n));
        const int middle = random.uniform(-reach, reach + 1);
        x = pareval::values(random, n, middle - reach, middle + reach, shape);
        output.assign(n, 0);
    }
};
