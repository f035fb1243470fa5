/*
function: ifft
description: |
  Replace the complex vector x, which has n elements, by its inverse discrete Fourier transform, in
  place: x[k] becomes 1 / n * sum over j of x[j] * exp(+2 * pi * sqrt(-1) * j * k / n), for
  0 <= k < n. n is a power of two, and may be 1: then x stays as it is.
  Where a function fft is declared, it replaces a vector by its discrete Fourier transform, which
  has the opposite sign in the exponent and no factor; it may be called or not.
mpi: Every rank has all of x. Leave the result in x on rank 0.
kokkos: void ifft(Kokkos::View<Kokkos::complex<double>*> &x)
gpu: void ifft(cuDoubleComplex *x, size_t N)
launch: at least N threads
sizes: {N: x}
errata:
  - The published prompt does not say that the length is a power of two, and shows the factor 1 / n
    in its example only; here both are said, and lengths from 1 on occur.
  - The published driver has functions named fft that a candidate's own one collides with; here a
    candidate may define fft itself, and otherwise gets the one that is declared.
examples:
  - x:
      before: [[10, 0], [-2, 2], [-2, 0], [-2, -2]]
      after: [[1, 0], [2, 0], [3, 0], [4, 0]]
  - {x: {before: [[1, 1], [0, -2]], after: [[0.5, -0.5], [0.5, 1.5]]}}
*/
#include "pareval/problem.hpp"

//--- declarations
void fft(std::vector<std::complex<double>>& x);

//--- declarations kokkos
#ifdef PAREVAL_KOKKOS
void fft(Kokkos::View<Kokkos::complex<double>*>& x);
#endif

//--- provided
// Stockham's algorithm with radix 2.
void fft(std::vector<std::complex<double>>& x) {
    using Complex = std::complex<double>;
    const auto times = [](Complex a, Complex b) {
        return Complex(a.real() * b.real() - a.imag() * b.imag(),
                       a.real() * b.imag() + a.imag() * b.real());
    };
    const size_t n = x.size();
    std::vector<Complex> root{1.0};  // exp(-2 * pi * sqrt(-1) * k / n) for k < n / 2
    for (size_t bit = 1; bit < n / 2; bit *= 2) {
        const Complex turn = std::polar(1.0, -2 * M_PI * bit / n);
        for (size_t k = 0; k < bit; ++k) root.push_back(times(root[k], turn));
    }

    std::vector<Complex> scratch(n);
    Complex *from = x.data(), *to = scratch.data();
    for (size_t length = n, stride = 1; length > 1; length /= 2, stride *= 2) {
        for (size_t p = 0; p < length / 2; ++p) {
            const Complex *first = from + p * stride, *second = first + n / 2;
            Complex *sums = to + 2 * p * stride, *differences = sums + stride;
            const Complex turn = root[p * stride];
            for (size_t q = 0; q < stride; ++q) {
                const Complex a = first[q], b = second[q];
                sums[q] = a + b;
                differences[q] = times(turn, a - b);
            }
        }
        std::swap(from, to);
    }
    if (from != x.data()) std::copy(from, from + n, x.begin());
}

//--- provided kokkos
#ifdef PAREVAL_KOKKOS
// Stockham's algorithm with radix 2.
void fft(Kokkos::View<Kokkos::complex<double>*>& x) {
    using Complex = Kokkos::complex<double>;
    using Range = Kokkos::RangePolicy<Kokkos::IndexType<size_t>>;
    const size_t n = x.extent(0);
    Kokkos::View<Complex*> root("root", n / 2), from = x, to("scratch", n);
    Kokkos::parallel_for(
        Range(0, n / 2), KOKKOS_LAMBDA(size_t k) {
            const double angle = -2 * M_PI * k / n;
            root(k) = Complex(Kokkos::cos(angle), Kokkos::sin(angle));
        });
    for (size_t stride = 1; stride < n; stride *= 2) {
        Kokkos::parallel_for(
            Range(0, n / 2), KOKKOS_LAMBDA(size_t k) {
                const size_t q = k % stride;
                const Complex a = from(k), b = from(k + n / 2);
                to(2 * k - q) = a + b;
                to(2 * k - q + stride) = root(k - q) * (a - b);
            });
        std::swap(from, to);
    }
    if (from.data() != x.data()) Kokkos::deep_copy(x, from);
    Kokkos::fence();
}
#endif

//--- reference
// The definition, word for word.
void ifft(std::vector<std::complex<double>>& x) {
    const size_t n = x.size();
    std::vector<std::complex<double>> root(n), result(n);
    for (size_t k = 0; k < n; ++k) root[k] = std::polar(1.0, 2 * M_PI * k / n);
    for (size_t k = 0; k < n; ++k) {
        std::complex<double> sum = 0;
        for (size_t j = 0; j < n; ++j) sum += x[j] * root[j * k % n];
        result[k] = sum / double(n);
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
    static pareval::Tolerance tolerance() { return {1e-9, 1e-12}; }

    void generate(pareval::Random& random, std::size_t n, pareval::Shape shape) {
        auto real = pareval::values(random, n, -1.0, 1.0, shape);
        auto imaginary = pareval::values(random, n, -1.0, 1.0, shape);
        x.clear();
        for (std::size_t k = 0; k < n; ++k) x.emplace_back(real[k], imaginary[k]);
    }
};
