/*
function: fftConjugate
description: |
  Replace the complex vector x, which has n elements, by the conjugate of its discrete Fourier
  transform, in place: x[k] becomes the complex conjugate of
  X[k] = sum over j of x[j] * exp(-2 * pi * sqrt(-1) * j * k / n), for 0 <= k < n, without any
  normalisation. n is a power of two, and may be 1: then x[0] becomes its own conjugate.
mpi: Every rank has all of x. Leave the result in x on rank 0.
kokkos: void fftConjugate(Kokkos::View<Kokkos::complex<double>*> &x)
gpu: void fftConjugate(cuDoubleComplex *x, size_t N)
launch: at least N threads
sizes: {N: x}
errata:
  - The published example shows the transform itself; here every value is its conjugate, as the
    published text says.
  - The published judge conjugates at every level of its recursion and therefore rejects the
    conjugate of the transform; here that is the right answer.
  - The published prompt does not say that the length is a power of two, nor how the transform is
    scaled; here both are said, and lengths from 1 on occur.
examples:
  - x:
      before: [[1, 0], [2, 0], [3, 0], [4, 0]]
      after: [[10, 0], [-2, -2], [-2, 0], [-2, 2]]
  - {x: {before: [[1, 1], [0, -2]], after: [[1, 1], [1, -3]]}}
*/
#include "pareval/problem.hpp"

//--- reference
// The definition, word for word.
void fftConjugate(std::vector<std::complex<double>>& x) {
    const size_t n = x.size();
    std::vector<std::complex<double>> root(n), result(n);
    for (size_t k = 0; k < n; ++k) root[k] = std::polar(1.0, -2 * M_PI * k / n);
    for (size_t k = 0; k < n; ++k) {
        std::complex<double> sum = 0;
        for (size_t j = 0; j < n; ++j) sum += x[j] * root[j * k % n];
        result[k] = std::conj(sum);
    }
    x = result;
}

//--- problem
struct Problem {
    std::vector<std::complex<double>> x;

    static auto args() {
        using namespace pareval;
        return arguments(inout("x", &Problem::x));
    }
    static std::vector<std::size_t> sizes() { return {1, 2, 4, 8, 16, 32, 128, 1024}; }
    static std::size_t timed_size() { return 1 << 19; }
    static std::size_t legal_size(std::size_t n) {
        std::size_t power = 1;
        while (2 * power <= n) power *= 2;
        return power;
    }
    // Absolute, too: where all values are equal, all but one of the results are zero.
    static pareval::Tolerance tolerance() { return {1e-9, 1e-9}; }

    void generate(pareval::Random& random, std::size_t n, pareval::Shape shape) {
        auto real = pareval::values(random, n, -1.0, 1.0, shape);
        auto imaginary = pareval::values(random, n, -1.0, 1.0, shape);
        x.clear();
        for (std::size_t k = 0; k < n; ++k) x.emplace_back(real[k], imaginary[k]);
    }
};
