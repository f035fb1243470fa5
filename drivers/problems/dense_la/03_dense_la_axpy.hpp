/*
function: axpy
description: |
  Compute z = alpha * x + y for vectors x and y of the same length, element by element. z already
  has that length. It holds zeros, which are to be overwritten. The vectors may be empty.
mpi: Every rank has all of x and y. Store the sum in z on rank 0.
kokkos:
  void axpy(double alpha, Kokkos::View<const double*> &x, Kokkos::View<const double*> &y,
  Kokkos::View<double*> &z)
gpu: void axpy(double alpha, const double *x, const double *y, double *z, size_t N)
launch: at least N threads
sizes: {N: x}
examples:
  - {alpha: 3, x: [2, 0, -4, 1], y: [1, 7, 2, -5], z: [7, 7, -10, -2]}
  - {alpha: -0.5, x: [6, -2, 3], y: [0, 0, 1.5], z: [-3, 1, 0]}
*/
#include "pareval/problem.hpp"

//--- reference
void axpy(double alpha, std::vector<double> const& x, std::vector<double> const& y,
          std::vector<double>& z) {
    for (size_t i = 0; i < x.size(); ++i) z[i] = alpha * x[i] + y[i];
}

//--- problem
struct Problem {
    double alpha = 0;
    std::vector<double> x, y, z;

    static auto args() {
        using namespace pareval;
        return arguments(scalar("alpha", &Problem::alpha), in("x", &Problem::x),
                         in("y", &Problem::y), out("z", &Problem::z));
    }
    static std::vector<std::size_t> sizes() { return {0, 1, 2, 3, 7, 64, 1000, 4099}; }
    static std::size_t timed_size() { return 5 << 20; }
    static pareval::Tolerance tolerance() { return {1e-12, 1e-13}; }

    // Now and then one of the factors that a library treats specially.
    void generate(pareval::Random& random, std::size_t n, pareval::Shape shape) {
        const double special[] = {0, 1, -1};
        const bool ordinary = n == timed_size() || random.chance(0.7);
        alpha = ordinary ? random.uniform(-3.0, 3.0) : special[random.below(3)];
        x = pareval::values(random, n, -10.0, 10.0, shape);
        y = pareval::values(random, n, -10.0, 10.0, shape);
        z.assign(n, 0);
    }
};
