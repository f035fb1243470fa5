/*
function: partialMinimums
description: |
  Replace every element of the vector x by the smallest of the elements up to and including itself:
  x[i] becomes the minimum of the old values x[0], x[1], ..., x[i]. x may be empty.
mpi: Every rank has all of x. Leave the result in x on rank 0.
kokkos: void partialMinimums(Kokkos::View<float*> &x)
gpu: void partialMinimums(float *x, size_t N)
launch: at least N threads
sizes: {N: x}
examples:
  - x: {before: [6, 7.5, 2, 2, 9, -1, 0, -3.5], after: [6, 6, 2, 2, 2, -1, -1, -3.5]}
*/
#include "pareval/problem.hpp"

//--- reference
void partialMinimums(std::vector<float>& x) {
    for (size_t i = 1; i < x.size(); ++i)
        if (x[i - 1] < x[i]) x[i] = x[i - 1];
}

//--- problem
struct Problem {
    std::vector<float> x;

    static auto args() {
        using namespace pareval;
        return arguments(inout("x", &Problem::x));
    }
    static std::vector<std::size_t> sizes() { return {0, 1, 2, 3, 7, 16, 33, 64, 1000, 4099}; }
    static std::size_t timed_size() { return 1 << 24; }

    // Noise that falls, so that new minima occur everywhere: up to five times as far as the noise
    // is wide. Signs are the same or mixed, magnitudes ordinary or huge.
    void generate(pareval::Random& random, std::size_t n, pareval::Shape shape) {
        const float unit = random.chance(0.5) ? 1 : 1e30f, low = unit * random.uniform(-100, 500);
        x = pareval::values(random, n, low, low + 100 * unit, shape);
        if (shape != pareval::Shape::uniform) return;
        const float slope = unit * random.uniform(100, 500) / float(n);
        for (std::size_t i = 0; i < n; ++i) x[i] -= slope * float(i);
    }
};
