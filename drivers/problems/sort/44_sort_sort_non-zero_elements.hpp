/*
function: sortIgnoreZero
description: |
  Sort the elements of the vector x that are not 0 in ascending order, in place. Every element
  that is 0 stays at its index; the others are distributed in order over the remaining indices.
  x may be empty, hold no zeros or nothing else, and its elements may be any int, also negative.
mpi: Every rank has all of x. Leave the result in x on rank 0.
kokkos: void sortIgnoreZero(Kokkos::View<int*> &x)
gpu: void sortIgnoreZero(int *x, size_t N)
launch: exactly N threads
sizes: {N: x}
errata:
  - Between none and all of the elements are zero and some are negative, where in the published
    inputs four of five are always zero and none is negative.
examples:
  - {x: {before: [5, 0, -7, 3, 0, 0, 3, -1], after: [-7, 0, -1, 3, 0, 0, 3, 5]}}
  - {x: {before: [0, 9, 2, 0], after: [0, 2, 9, 0]}}
*/
#include "pareval/problem.hpp"

//--- reference
void sortIgnoreZero(std::vector<int>& x) {
    std::vector<int> others;
    for (int value : x)
        if (value != 0) others.push_back(value);
    std::sort(others.begin(), others.end());
    auto next = others.begin();
    for (int& value : x)
        if (value != 0) value = *next++;
}

//--- problem
struct Problem {
    std::vector<int> x;

    static auto args() {
        using namespace pareval;
        return arguments(inout("x", &Problem::x));
    }
    static std::vector<std::size_t> sizes() { return {0, 1, 2, 3, 7, 33, 64, 1000, 4099}; }
    static std::size_t timed_size() { return 1 << 20; }

    // Values far apart or with many ties, some or all of them positive or negative. Any share of
    // them is zero, scattered or in runs.
    void generate(pareval::Random& random, std::size_t n, pareval::Shape shape) {
        const bool timed = n == timed_size(), ties = !timed && random.chance(0.5);
        const int reach = ties ? 1 + int(n / 8) : 2'000'000'000;
        const int lows[] = {-reach / 2, 1, -reach};
        const int low = lows[timed ? 0 : random.below(3)];
        x = pareval::values(random, n, low, low + reach, shape);
        if (shape == pareval::Shape::uniform && n > 2 && random.chance(0.5))
            x[random.below(n)] = INT_MAX, x[random.below(n)] = INT_MIN;

        const double shares[] = {0, 0.1, 0.5, 0.9, 1};
        const double share = timed ? 0.25 : shares[random.below(5)];
        const std::size_t run = timed ? 1 : 1 + random.below(5);
        for (std::size_t i = 0; i < n; i += run)
            if (random.chance(share)) std::fill_n(x.begin() + i, std::min(run, n - i), 0);
    }
};
