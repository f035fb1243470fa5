/*
function: contains
description: |
  Return whether the number target occurs in the vector x: true if at least one number of x equals
  it, otherwise false. Any int may occur, and x may be empty: then the answer is false.
mpi: Every rank has all of x. Return the answer on rank 0.
kokkos: bool contains(Kokkos::View<const int*> const& x, int target)
gpu: void contains(const int *x, size_t N, int target, bool *found)
launch: at least N threads
sizes: {N: x}
initially: {found: "false"}
errata:
  - In the published inputs each number of their range occurs, so that target alone tells the
    answer; here both answers are equally frequent, and the place of target varies.
examples:
  - {x: [5, -2, 9, 9, 0, 31], target: 9, return: true}
  - {x: [5, -2, 9, 9, 0, 31], target: 2, return: false}
*/
#include "pareval/problem.hpp"

//--- reference
bool contains(std::vector<int> const& x, int target) {
    for (int value : x)
        if (value == target) return true;
    return false;
}

//--- problem
struct Problem {
    std::vector<int> x;
    int target = 0;
    bool found = false;

    static auto args() {
        using namespace pareval;
        return arguments(in("x", &Problem::x), scalar("target", &Problem::target),
                         returned(&Problem::found));
    }
    static std::vector<std::size_t> sizes() {
        return {0, 1, 2, 3, 7, 16, 33, 64, 1000, 4099, 20'011};
    }
    static std::size_t timed_size() { return 3 << 23; }

    // The target is taken from x, or out of it: what equals it becomes its neighbour.
    void generate(pareval::Random& random, std::size_t n, pareval::Shape shape) {
        const int reach = random.chance(0.5) ? 10 : 1'000'000'000;
        x = pareval::values(random, n, -reach, reach, shape);
        const int special[] = {0, -1, INT_MIN, INT_MAX};
        target = n == 0 || random.chance(0.2) ? special[random.below(4)] : x[random.below(n)];
        const bool present = random.chance(0.5), once = n == timed_size() || random.chance(0.7);
        if (!present || once) std::replace(x.begin(), x.end(), target, target ^ 1);
        if (present && n > 0) x[position(random, n)] = target;
    }

private:
    // Either end, or anywhere. When timed mostly near the end, so that there is work to do, but not
    // always, so that nobody can begin there.
    static std::size_t position(pareval::Random& random, std::size_t n) {
        if (n == timed_size() && random.chance(0.75)) return n - 1 - random.below(n / 10);
        switch (random.below(n == timed_size() ? 1 : 4)) {
            case 1: return 0;
            case 2: return n - 1;
            default: return random.below(n);
        }
    }
};
