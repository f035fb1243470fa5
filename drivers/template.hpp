/*
# What the language model is told. YAML; the lines below are the ones that matter.
function: NAME
description: |
  Return the sum of the squares of the values of the vector x. The sum of an empty vector is 0.
  (Say what happens at the edges: empty input, ties, nothing found, which index is a row.)
# For MPI: who has the input, and who must have the result.
mpi: Every rank has all of x. Return the sum on rank 0.
# Every argument by name; `return` is the returned value. They are held against the reference.
examples:
  - {x: [1, -2, 3], return: 14}
# For --target kokkos:
kokkos: double NAME(Kokkos::View<const double*> const& x)
*/
#include "pareval/problem.hpp"

// Structs and helpers that the function may use go into a section `declarations` before this one.

//--- reference
// Plain and obviously right. Its signature is the one that the language model must implement.
// It is the baseline of speedups too, unless NAME/serial.cpp beside this file has better code.
double NAME(std::vector<double> const& x) {
    double sum = 0;
    for (double value : x) sum += value * value;
    return sum;
}

//--- problem
struct Problem {
    std::vector<double> x;  // a member for each argument, and one for what is returned
    double sum = 0;

    // In the order of the call: in, out (written), inout (read and written), scalar (by value).
    static auto args() {
        using namespace pareval;
        return arguments(in("x", &Problem::x), returned(&Problem::sum));
    }

    // Sizes that go wrong: 0 if it is defined, 1, fewer than ranks, odd, a power of two.
    static std::vector<std::size_t> sizes() { return {0, 1, 2, 3, 7, 64, 1000, 4099}; }

    // Where candidates are timed: the baseline should take 10 to 40 ms.
    static std::size_t timed_size() { return 1 << 23; }

    // How near a result must be, relative to its scale: another order of summation, and no more.
    // Without tolerance() it must be exact.
    static pareval::Tolerance tolerance() { return {1e-9}; }

    // A fresh input. Random ranges keep the answer from being guessed.
    void generate(pareval::Random& random, std::size_t n, pareval::Shape shape) {
        const double low = random.uniform(-10.0, 10.0);
        x = pareval::values(random, n, low, low + 10, shape);
    }
};
