/*
function: oneMinusInverse
description: |
  Replace every number v of the vector x by 1 - 1/v, in place. No number is zero; x may be empty.
mpi: Every rank has all of x. Leave the result in x on rank 0.
kokkos: void oneMinusInverse(Kokkos::View<double*> &x)
gpu: void oneMinusInverse(double *x, size_t N)
launch: at least N threads
sizes: {N: x}
errata:
  - The published judge draws numbers arbitrarily near to zero and allows the same absolute error
    of 1e-5 for results of any size; here no number is nearer to zero than 0.001, and the error
    allowed is that of double precision.
examples:
  - x: {before: [5, -4, 0.5, 1, 8], after: [0.8, 1.25, -1, 0, 0.875]}
*/
#include "pareval/problem.hpp"

//--- reference
void oneMinusInverse(std::vector<double>& x) {
    for (double& value : x) value = 1 - 1 / value;
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
    // Absolute, too: the nearer a number is to 1, the more digits its result loses.
    static pareval::Tolerance tolerance() { return {1e-13, 1e-13}; }

    // A random range around zero, from inverses alone to numbers that have hardly any inverse.
    void generate(pareval::Random& random, std::size_t n, pareval::Shape shape) {
        const double widths[] = {0.1, 3, 50, 1e12};
        const double width = n == timed_size() ? 50 : widths[random.below(4)];
        x = pareval::values(random, n, -width * random.uniform(0.5, 1.0), width, shape);
        for (double& value : x)
            if (std::abs(value) < 1e-3) value = std::copysign(1e-3, value);
    }
};
