/*
function: maximumSubarray
description: |
  Return the largest sum of any contiguous subarray of the vector x, that is of one or more elements
  that follow each other. The empty subarray does not count: if all elements are negative, the
  result is the largest of them.
  x has at least one element. No sum of elements of x overflows an int.
mpi: Every rank has all of x. Return the largest sum on rank 0.
kokkos: int maximumSubarray(Kokkos::View<int*> const& x)
gpu: void maximumSubarray(const int *x, size_t N, int *sum)
launch: at least N threads
sizes: {N: x}
initially: {sum: INT_MIN}
note: {kokkos: "x is input only, though its type would allow to change it."}
errata:
  - The published reference never starts a new subarray, so that it answers 17 instead of 6 to the
    prompt's own example, and right code fails.
  - The published prompt does not say whether the empty subarray counts; here it does not.
  - The result of the published kernel holds 0 before the launch, which would hide sums below zero
    from an atomic maximum; here it holds INT_MIN.
examples:
  - {x: [3, -5, 4, -1, 2, -9, 4], return: 5}
  - {x: [-6, -2, -8], return: -2}
*/
#include "pareval/problem.hpp"

//--- reference
int maximumSubarray(std::vector<int> const& x) {
    int largest = INT_MIN;
    for (size_t first = 0; first < x.size(); ++first) {
        int sum = 0;
        for (size_t last = first; last < x.size(); ++last) {
            sum += x[last];
            if (sum > largest) largest = sum;
        }
    }
    return largest;
}

//--- problem
struct Problem {
    std::vector<int> x;
    int largest = 0;

    static auto args() {
        using namespace pareval;
        return arguments(in("x", &Problem::x), returned(&Problem::largest));
    }
    static std::vector<std::size_t> sizes() { return {1, 2, 3, 7, 16, 33, 64, 500, 2003}; }
    static std::size_t timed_size() { return 1 << 23; }

    // Mostly as many negative numbers as positive ones, so that the subarray begins and ends
    // anywhere; sometimes more of either, or only negative ones.
    void generate(pareval::Random& random, std::size_t n, pareval::Shape shape) {
        const int reach = INT_MAX / 2 / int(n);
        int middle = 0;
        if (n < timed_size() && random.chance(0.3)) middle = random.uniform(-reach, reach);
        if (n < timed_size() && random.chance(0.2)) middle = -reach;
        x = pareval::values(random, n, middle - reach, middle + reach, shape);
    }
};
