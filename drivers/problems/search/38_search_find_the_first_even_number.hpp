/*
function: findFirstEven
description: |
  Return the position, counted from 0, of the first even number in the vector x.
  Numbers may be negative, and 0 is even. Return the size of x if none of its numbers is even.
mpi: Every rank has all of x. Return the position on rank 0.
kokkos: size_t findFirstEven(Kokkos::View<const int*> const& x)
gpu: void findFirstEven(const int *x, size_t N, size_t *firstEvenIndex)
launch: at least N threads
sizes: {N: x}
initially: {firstEvenIndex: N}
errata:
  - The published prompt does not say what the answer is if no number is even, and its kernels find
    another value in the result than its reference would give; here it is the size of x.
examples:
  - {x: [5, 9, -3, 7, 12, 1, 4, 4], return: 4}
  - {x: [7, 1, 3], return: 3}
*/
#include "pareval/problem.hpp"

//--- reference
size_t findFirstEven(std::vector<int> const& x) {
    for (size_t i = 0; i < x.size(); ++i)
        if (x[i] % 2 == 0) return i;
    return x.size();
}

//--- problem
struct Problem {
    std::vector<int> x;
    std::size_t position = 0;

    static auto args() {
        using namespace pareval;
        return arguments(in("x", &Problem::x), returned(&Problem::position));
    }
    static std::vector<std::size_t> sizes() {
        return {0, 1, 2, 3, 7, 16, 33, 64, 1000, 4099, 20'011};
    }
    static std::size_t timed_size() { return 3 << 23; }

    // The answer is chosen first, since among random numbers it would nearly always be tiny.
    void generate(pareval::Random& random, std::size_t n, pareval::Shape shape) {
        const int reach = random.chance(0.5) ? 10 : 1'000'000'000;
        x = pareval::values(random, n, -reach, reach, shape);
        const auto first = first_even(random, n);
        const bool only = random.chance(0.3);  // then the last even number is the same one
        for (std::size_t i = 0; i < n; ++i) {
            if (i < first || (only && i > first)) x[i] |= 1;
            if (i == first) x[i] &= ~1;
        }
        if (first > 0 && n > 0) x[random.below(first)] = INT_MAX;
        if (first < n && random.chance(0.2)) x[first] = random.chance(0.5) ? INT_MIN : 0;
    }

private:
    // Either end, none at all, or anywhere. When timed mostly near the end, so that there is work
    // to do, but not always, so that nobody can begin there.
    static std::size_t first_even(pareval::Random& random, std::size_t n) {
        if (n == 0) return 0;
        if (n == timed_size() && random.chance(0.75)) return n - 1 - random.below(n / 10);
        switch (n == timed_size() ? 3 : random.below(6)) {
            case 0: return 0;
            case 1: return n - 1;
            case 2: return n;
            default: return random.below(n);
        }
    }
};
