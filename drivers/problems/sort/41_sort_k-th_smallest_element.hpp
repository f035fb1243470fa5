/*
function: findKthSmallest
description: |
  Return the k-th smallest element of the vector x. k counts from 1: for k = 1 this is the
  smallest element, for k = x.size() the largest. Equal elements count separately, so that the
  result is the element at index k - 1 when x is sorted in ascending order.
  x has at least one element, and 1 <= k <= x.size(). Elements may be any int.
mpi: Every rank has all of x. Return the result on rank 0.
kokkos: int findKthSmallest(Kokkos::View<const int*> const& x, int k)
gpu: void findKthSmallest(const int *x, size_t N, int k, int *kthSmallest)
launch: at least N threads
sizes: {N: x}
initially: {kthSmallest: 0}
errata:
  - k counts from 1, as the published reference counts; the example of the published prompt counts
    from 0.
  - k is at least 1, where the published inputs may have k = 0, for which nothing is defined.
  - Elements come from wide and narrow ranges and may be negative, where the published ones are
    always from 0 to 9999.
examples:
  - {x: [9, -2, 7, 4, 7, 30], k: 4, return: 7}
  - {x: [5, 8, 1], k: 1, return: 1}
*/
#include "pareval/problem.hpp"

//--- reference
int findKthSmallest(std::vector<int> const& x, int k) {
    std::vector<int> sorted = x;
    std::sort(sorted.begin(), sorted.end());
    return sorted[k - 1];
}

//--- problem
struct Problem {
    std::vector<int> x;
    int k = 1, kth = 0;

    static auto args() {
        using namespace pareval;
        return arguments(in("x", &Problem::x), scalar("k", &Problem::k), returned(&Problem::kth));
    }
    static std::vector<std::size_t> sizes() { return {1, 2, 3, 7, 33, 64, 1000, 4099}; }
    static std::size_t timed_size() { return 1 << 22; }

    // Values far apart or with many ties, between random bounds; k is anywhere, also at the ends.
    // Of some inputs, a regular sample tells nothing about the rest.
    void generate(pareval::Random& random, std::size_t n, pareval::Shape shape) {
        using pareval::Shape;
        const bool timed = n == timed_size(), ties = !timed && random.chance(0.5);
        const int reach = ties ? 1 + int(n / 4) : 2'000'000'000;
        const int low = ties ? random.uniform(-1'000'000'000, 1'000'000'000) : -reach / 2;
        x = pareval::values(random, n, low, low + reach, shape);
        const double misleading = shape == Shape::few ? 0.75 : shape == Shape::uniform ? 0.5 : 0;
        if (!timed && random.chance(misleading)) shift_every(period(random, n), random.chance(0.5));
        if (shape == Shape::uniform && n > 2 && random.chance(0.5))
            x[random.below(n)] = INT_MAX, x[random.below(n)] = INT_MIN;
        k = 1 + int(random.below(n));
        if (timed) k = int(n / 4 + random.below(n / 2));
        else if (random.chance(0.3)) k = random.chance(0.5) ? 1 : int(n);
    }

private:
    // A distance at which samples are likely to be taken.
    static std::size_t period(pareval::Random& random, std::size_t n) {
        switch (random.below(4)) {
            case 0: return std::size_t(1) << (1 + random.below(6));
            case 1: return std::max<std::size_t>(std::size_t(std::sqrt(n)), 1);
            default: return std::size_t(std::cbrt(n)) + 1;
        }
    }
    // Makes each element whose index is a multiple of the period larger than all others, or all
    // others larger.
    void shift_every(std::size_t period, bool others) {
        for (std::size_t i = 0; i < x.size(); ++i) {
            const bool is_other = i % period != 0;
            x[i] = x[i] / 4 + (is_other == others ? INT_MAX / 2 : 0);
        }
    }
};
