/*
function: squareEach
description: |
  Replace every integer of the vector x by its square, in place. The integers may be negative, and
  every square fits into an int. x may be empty.
mpi: Every rank has all of x. Leave the result in x on rank 0.
kokkos: void squareEach(Kokkos::View<int*> &x)
gpu: void squareEach(int *x, size_t N)
launch: at least N threads
sizes: {N: x}
errata:
  - The published judge draws numbers from -50 to 50 only; here up to 46340 either way, the largest
    whose square is an int, so that a detour through single precision is noticed.
examples:
  - x: {before: [3, -7, 0, 1, 20, -1], after: [9, 49, 0, 1, 400, 1]}
*/
#include "pareval/problem.hpp"

//--- reference
void squareEach(std::vector<int>& x) {
    for (int& value : x) value = value * value;
}

//--- problem
struct Problem {
    static constexpr int most = 46340;  // the largest number whose square is an int

    std::vector<int> x;

    static auto args() {
        using namespace pareval;
        return arguments(inout("x", &Problem::x));
    }
    static std::vector<std::size_t> sizes() { return {0, 1, 2, 3, 7, 16, 33, 1000, 4099}; }
    static std::size_t timed_size() { return 3 << 23; }

    // A random range around zero, with an extreme number at either end.
    void generate(pareval::Random& random, std::size_t n, pareval::Shape shape) {
        const int width = random.chance(0.5) ? 100 : most;
        x = pareval::values(random, n, -random.uniform(1, width), random.uniform(2, width), shape);
        if (shape == pareval::Shape::uniform && n > 1 && random.chance(0.5)) {
            x.front() = -most;
            x.back() = most;
        }
    }
};
