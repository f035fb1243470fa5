/*
function: productWithInverses
description: |
  Return the product of all values of the vector x, of which those at odd indices are inverted
  first: x[0] * (1 / x[1]) * x[2] * (1 / x[3]) * ..., where indices count from 0.
  x may have any size; the product of an empty x is 1. Values may be negative, but none is zero.
  The factors may be multiplied in any order and grouping without overflow or underflow.
mpi: Every rank has all of x. Return the product on every rank.
kokkos: double productWithInverses(Kokkos::View<const double*> const& x)
gpu: void productWithInverses(const double *x, size_t N, double *product)
launch: at least N threads
sizes: {N: x}
initially: {product: "1.0"}
errata:
  - The published inputs let products of many factors overflow or underflow, which hides errors, and
    are all positive; here no product of some of the factors does, and half of the values are
    negative.
  - The published judge allows an absolute error, whatever the size of the product; here the error
    allowed is relative.
examples:
  - {x: [3, 2, -8, 4, 0.5], return: -1.5}
  - {x: [7, -2], return: -3.5}
*/
#include "pareval/problem.hpp"

//--- reference
double productWithInverses(std::vector<double> const& x) {
    double product = 1;
    for (size_t i = 0; i < x.size(); ++i) product *= i % 2 == 0 ? x[i] : 1 / x[i];
    return product;
}

//--- problem
struct Problem {
    static constexpr bool every_rank = true;

    std::vector<double> x;
    double product = 0;

    static auto args() {
        using namespace pareval;
        return arguments(in("x", &Problem::x), returned(&Problem::product));
    }
    static std::vector<std::size_t> sizes() { return {0, 1, 2, 3, 4, 7, 64, 1000, 4099}; }
    static std::size_t timed_size() { return 3 << 22; }
    static pareval::Tolerance tolerance() { return {1e-9}; }

    // Magnitudes between 1 / most and most. Where they are independent of each other, the product
    // is of the order of 10^+-25 for large n; where they are not, even most^n is finite.
    void generate(pareval::Random& random, std::size_t n, pareval::Shape shape) {
        using pareval::Shape;
        const double count = std::max<double>(1, n);
        const double wide = shape == Shape::uniform ? 100 / std::sqrt(count) : 600 / count;
        const double most = 1 + std::min(3.0, wide);
        x = pareval::values(random, n, 1.0, most, shape == Shape::few ? shape : Shape::uniform);
        for (double& value : x) {
            const auto coins = random.bits();
            if (coins & 1) value = 1 / value;
            if (coins & 2) value = -value;
        }
        if (shape == Shape::equal) std::fill(x.begin(), x.end(), n > 0 ? x[0] : 0);
        if (shape == Shape::sorted) std::sort(x.begin(), x.end());
        if (shape == Shape::reversed) std::sort(x.rbegin(), x.rend());
    }
};
