/*
function: fft
description: |
  Compute the discrete Fourier transform X of the complex vector x, which has n elements:
  X[k] = sum over j of x[j] * exp(-2 * pi * sqrt(-1) * j * k / n), for 0 <= k < n, without any
  normalisation. Store the real parts of X in r and the imaginary parts in i.
  n is a power of two, and may be 1. r and i already have n elements.
mpi: Every rank has all of x. Store the transform in r and i on rank 0.
kokkos: >-
  void fft(Kokkos::View<Kokkos::complex<double>*> const& x, Kokkos::View<double*> &r,
  Kokkos::View<double*> &i)
gpu: void fft(const cuDoubleComplex *x, double *r, double *i, size_t N)
launch: at least N threads
sizes: {N: x}
note:
  kokkos: The elements of x must not be changed, although their type would allow it.
errata:
  - The published prompt does not say that the length is a power of two, nor how the transform is
    scaled; here both are said, and lengths from 1 on occur.
examples:
  - {x: [[1, 0], [2, 0], [3, 0], [4, 0]], r: [10, -2, -2, -2], i: [0, 2, 0, -2]}
  - {x: [[1, 1], [0, -2]], r: [1, 1], i: [-1, 3]}
*/
#include "pareval/problem.hpp"

//--- reference
// The definition, word for word.
void fft(std::vector<std::complex<double>> const& x, std::vector<double>& r,
         std::vector<double>& i) {
    const size_t n = x.size();
    std::vector<std::complex<double>> root(n);
    for (size_t k = 0; k < n; ++k) root[k] = std::polar(1.0, -2 * M_PI * k / n);
    for (size_t k = 0; k < n; ++k) {
        std::complex<double> sum = 0;
        for (size_t j = 0; j < n; ++j) sum += x[j] * root[j * k % n];
        r[k] = sum.real();
        i[k] = sum.imag();
    }
}

//--- problem
struct Problem {
    std::vector<std::complex<double>> x;
    std::vector<double> r, i;

    static auto args() {
        using namespace pareval;
        return arguments(in("x", &Problem::x), out("r", &Problem::r), out("i", &Problem::i));
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
        r.assign(n, 0);
        i.assign(n, 0);
    }
};
