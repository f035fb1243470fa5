/*
function: smallestOdd
description: |
  Return the value of the smallest odd number in the vector x. Numbers may be negative: -3 is odd
  and smaller than 1. Any int may occur. Return INT_MAX, the largest int, if no number is odd; x may
  also be empty.
mpi: Every rank has all of x. Return the smallest odd number on every rank.
kokkos: int smallestOdd(Kokkos::View<const int*> const& x)
gpu: void smallestOdd(const int *x, size_t N, int *smallest)
launch: exactly N threads
sizes: {N: x}
initially: {smallest: INT_MAX}
errata:
  - The published reference overlooks odd numbers below zero, and its inputs have none; here they
    count, and they occur.
  - The published prompt does not say what to return if no number is odd; here it is INT_MAX, which
    is also what the published kernel finds in its result.
examples:
  - {x: [4, 9, -6, 3, 12, 5], return: 3}
  - {x: [1, -8, -5, 2, 7], return: -5}
*/
#include "pareval/problem.hpp"

//--- reference
int smallestOdd(std::vector<int> const& x) {
    int smallest = INT_MAX;
    for (int value : x)
        if (value % 2 != 0 && value < smallest) smallest = value;
    return smallest;
}

//--- problem
struct Problem {
    static constexpr bool every_rank = true;

    std::vector<int> x;
    int smallest = 0;

    static auto args() {
        using namespace pareval;
        return arguments(in("x", &Problem::x), returned(&Problem::smallest));
    }
    static std::vector<std::size_t> sizes() { return {0, 1, 2, 3, 7, 16, 33, 64, 1000, 4099}; }
    static std::size_t timed_size() { return 3 << 23; }

    // A random range, narrow or wide. None of the numbers is odd, or about one, or more; smaller
    // even ones are mostly about.
    void generate(pareval::Random& random, std::size_t n, pareval::Shape shape) {
        const int low = random.uniform(-1'000'000'000, 500'000'000);
        x = pareval::values(random, n, low, low + (random.chance(0.5) ? 100 : 500'000'000), shape);
        const double densities[] = {0, 1 / std::max<double>(1, n), 0.1, 0.5, 1};
        const double density = n == timed_size() ? 0.5 : densities[random.below(5)];
        for (int& value : x) value = random.chance(density) ? value | 1 : value & ~1;
        if (n > 0 && random.chance(0.2)) x[random.below(n)] = INT_MIN;
        if (n > 0 && random.chance(0.2)) x[random.below(n)] = INT_MAX;
    }
};
