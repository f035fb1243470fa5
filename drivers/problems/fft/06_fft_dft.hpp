/*
function: dft
description: |
  Compute the discrete Fourier transform X of the real vector x, which has n elements:
  X[k] = sum over j of x[j] * exp(-2 * pi * sqrt(-1) * j * k / n), for 0 <= k < n, without any
  normalisation. Store all n values of X in output.
  n is at least 1, and need not be a power of two. output already has n elements; they are zero,
  and to be overwritten.
mpi: Every rank has all of x. Store the transform in output on rank 0.
kokkos: void dft(Kokkos::View<const double*> &x, Kokkos::View<Kokkos::complex<double>*> &output)
gpu: void dft(const double *x, cuDoubleComplex *output, size_t N)
launch: at least N threads
sizes: {N: x}
errata:
  - The published MPI prompts do not say which rank has the input or needs the result; here every
    rank has all of x, and rank 0 needs the transform.
  - The published HIP prompt has a CUDA type in its signature; here it is hipDoubleComplex.
  - The published judge tests powers of two only; here any length may occur.
examples:
  - {x: [3, 1, -2, 5], output: [[7, 0], [5, 4], [-5, 0], [5, -4]]}
  - {x: [2, 0, 1], output: [[3, 0], [1.5, 0.866025], [1.5, -0.866025]]}
*/
#include "pareval/problem.hpp"

//--- reference
// The definition, word for word.
void dft(std::vector<double> const& x, std::vector<std::complex<double>>& output) {
    const size_t n = x.size();
    std::vector<std::complex<double>> root(n);
    for (size_t k = 0; k < n; ++k) root[k] = std::polar(1.0, -2 * M_PI * k / n);
    for (size_t k = 0; k < n; ++k) {
        std::complex<double> sum = 0;
        for (size_t j = 0; j < n; ++j) sum += x[j] * root[j * k % n];
        output[k] = sum;
    }
}

//--- problem
struct Problem {
    std::vector<double> x;
    std::vector<std::complex<double>> output;

    static auto args() {
        using namespace pareval;
        return arguments(in("x", &Problem::x), out("output", &Problem::output));
    }
    static std::vector<std::size_t> sizes() { return {1, 2, 3, 4, 5, 7, 12, 16, 31, 64, 100, 625}; }
    // A prime number, for which no radix helps.
    static std::size_t timed_size() { return 65521; }
    // Absolute, too: where all values are equal, all but one of the results are zero.
    static pareval::Tolerance tolerance() { return {1e-9, 1e-9}; }

    void generate(pareval::Random& random, std::size_t n, pareval::Shape shape) {
        const double low = random.uniform(-10.0, 0.0);
        x = pareval::values(random, n, low, low + 10, shape);
        output.assign(n, 0);
    }
};
