/*
function: relu
description: |
  Apply the rectified linear unit to the vector x in place: every number below zero becomes 0, and
  all others stay exactly as they are.
mpi: Every rank has all of x. Leave the result in x on rank 0.
kokkos: void relu(Kokkos::View<double*> &x)
gpu: void relu(double *x, size_t N)
launch: at least N threads
sizes: {N: x}
errata:
  - The published judge allows an absolute error, which lets small negative numbers stay; here the
    result must be exact.
examples:
  - x: {before: [-2.5, 3, 0, 0.25, -7, 18.5], after: [0, 3, 0, 0.25, 0, 18.5]}
*/
#include "pareval/problem.hpp"

//--- reference
void relu(std::vector<double>& x) {
    for (double& value : x)
        if (value < 0) value = 0;
}

//--- problem
struct Problem {
    std::vector<double> x;

    static auto args() {
        using namespace pareval;
        return arguments(inout("x", &Problem::x));
    }
    static std::vector<std::size_t> sizes() { return {0, 1, 2, 3, 7, 16, 33, 1000, 4099}; }
    static std::size_t timed_size() { return 3 << 22; }

    // A random range around zero, with an extreme number at either end.
    void generate(pareval::Random& random, std::size_t n, pareval::Shape shape) {
        const double low = random.uniform(-100.0, -1.0), high = random.uniform(1.0, 100.0);
        x = pareval::values(random, n, low, high, shape);
        if (shape == pareval::Shape::uniform && n > 1 && random.chance(0.5)) {
            x.front() = extreme(random);
            x.back() = extreme(random);
        }
    }

private:
    static double extreme(pareval::Random& random) {
        using limits = std::numeric_limits<double>;
        const double sizes[] = {0, limits::denorm_min(), limits::min(), 1e9, 1e300};
        return sizes[random.below(5)] * (random.chance(0.5) ? 1 : -1);
    }
};
