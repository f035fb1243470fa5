/*
function: negateOddsAndHalveEvens
description: |
  Change the integers of the vector x in place: an odd number v becomes -v, an even number v
  becomes v / 2. Numbers may be negative (-3 becomes 3, -4 becomes -2), and 0 stays 0. Any int may
  occur, and x may be empty.
mpi: Every rank has all of x. Leave the result in x on rank 0.
kokkos: void negateOddsAndHalveEvens(Kokkos::View<int*> &x)
gpu: void negateOddsAndHalveEvens(int *x, size_t N)
launch: at least N threads
sizes: {N: x}
errata:
  - The published judge draws numbers from 1 to 100 only; here negative ones occur, too, so that a
    remainder of -1 has to be understood as odd.
examples:
  - x: {before: [6, 7, 0, -3, -10, 1, 9], after: [3, -7, 0, 3, -5, -1, -9]}
*/
#include "pareval/problem.hpp"

//--- reference
void negateOddsAndHalveEvens(std::vector<int>& x) {
    for (int& value : x) value = value % 2 == 0 ? value / 2 : -value;
}

//--- problem
struct Problem {
    std::vector<int> x;

    static auto args() {
        using namespace pareval;
        return arguments(inout("x", &Problem::x));
    }
    static std::vector<std::size_t> sizes() { return {0, 1, 2, 3, 7, 16, 33, 1000, 4099}; }
    static std::size_t timed_size() { return 3 << 23; }

    // A random range around zero, with an extreme number at either end.
    void generate(pareval::Random& random, std::size_t n, pareval::Shape shape) {
        const int most = random.chance(0.5) ? 1000 : INT_MAX;
        x = pareval::values(random, n, -random.uniform(1, most), random.uniform(2, most), shape);
        if (shape == pareval::Shape::uniform && n > 1 && random.chance(0.5)) {
            x.front() = random.chance(0.5) ? INT_MIN : INT_MIN + 1;
            x.back() = random.chance(0.5) ? INT_MAX : INT_MAX - 1;
        }
    }
};
