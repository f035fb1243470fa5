/*
function: xorContains
description: |
  Return true if the number val occurs in exactly one of the vectors x and y, otherwise false: that
  is, if it occurs in neither or in both. How often it occurs in a vector does not matter.
  x and y have the same number of elements, which may be 0. Any int may occur.
mpi: Every rank has all of x and y. Return the answer on rank 0.
kokkos: |-
  bool xorContains(Kokkos::View<const int*> const& x, Kokkos::View<const int*> const& y, int val)
gpu: void xorContains(const int *x, const int *y, size_t N, int val, bool *found)
launch: at least N threads
sizes: {N: x}
initially: {found: "false"}
errata:
  - In an example of the published prompt x and y differ in size, but its kernels are told only one;
    here they have the same.
  - In the published inputs val nearly always gives the same answer; here it occurs in x, in y, in
    both or in neither equally often.
examples:
  - {x: [4, -9, 6, 6, 30], y: [1, 30, -9, 2, 5], val: 6, return: true}
  - {x: [4, -9, 6, 6, 30], y: [1, 30, -9, 2, 5], val: 30, return: false}
*/
#include "pareval/problem.hpp"

//--- reference
bool xorContains(std::vector<int> const& x, std::vector<int> const& y, int val) {
    bool in_x = false, in_y = false;
    for (int value : x) in_x = in_x || value == val;
    for (int value : y) in_y = in_y || value == val;
    return in_x != in_y;
}

//--- problem
struct Problem {
    std::vector<int> x, y;
    int val = 0;
    bool found = false;

    static auto args() {
        using namespace pareval;
        return arguments(in("x", &Problem::x), in("y", &Problem::y), scalar("val", &Problem::val),
                         returned(&Problem::found));
    }
    static std::vector<std::size_t> sizes() {
        return {0, 1, 2, 3, 7, 16, 33, 64, 1000, 4099, 20'011};
    }
    static std::size_t timed_size() { return 3 << 22; }

    void generate(pareval::Random& random, std::size_t n, pareval::Shape shape) {
        const int reach = random.chance(0.5) ? 10 : 1'000'000'000;
        const int special[] = {0, -1, INT_MIN, INT_MAX};
        x = pareval::values(random, n, -reach, reach, shape);
        y = pareval::values(random, n, -reach, reach, shape);
        val = n == 0 || random.chance(0.2) ? special[random.below(4)] : x[random.below(n)];
        hide(random, x);
        hide(random, y);
    }

private:
    // Half of the vectors have val. What equals it elsewhere becomes its neighbour, mostly.
    void hide(pareval::Random& random, std::vector<int>& values) const {
        const bool present = random.chance(0.5), timed = values.size() == timed_size();
        if (!present || timed || random.chance(0.6))
            std::replace(values.begin(), values.end(), val, val ^ 1);
        for (int times = present && !values.empty() ? 1 + random.below(2) : 0; times > 0; --times)
            values[position(random, values.size())] = val;
    }
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
