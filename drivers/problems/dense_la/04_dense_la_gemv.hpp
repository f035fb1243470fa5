/*
function: gemv
description: |
  Multiply the matrix A by the vector x and store the product in the vector y: y = A * x.
  A has M rows and N columns, stored row by row; x has N elements, y has M. M and N are at least 1
  and need not be equal. y already has room for the product. It holds zeros, which are to be
  overwritten.
mpi: Every rank has all of A and x. Store the product in y on rank 0.
kokkos:
  void gemv(Kokkos::View<const double**> &A, Kokkos::View<const double*> &x,
  Kokkos::View<double*> &y, size_t M, size_t N)
gpu: void gemv(const double *A, const double *x, double *y, size_t M, size_t N)
launch: at least M threads
note:
  kokkos: A(i, j) is the entry in row i and column j, both counted from 0.
errata:
  - The published check uses square matrices alone, so that code which mixes up M and N passes; ours
    are rectangular.
examples:
  - {A: [[3, 0, -2], [1, 4, 2]], x: [1, -1, 2], y: [-1, 1], M: 2, N: 3}
  - {A: [[2], [-1], [5]], x: [4], y: [8, -4, 20], M: 3, N: 1}
*/
#include "pareval/problem.hpp"

//--- reference
void gemv(std::vector<double> const& A, std::vector<double> const& x, std::vector<double>& y,
          size_t M, size_t N) {
    for (size_t i = 0; i < M; ++i) {
        double sum = 0;
        for (size_t j = 0; j < N; ++j) sum += A[i * N + j] * x[j];
        y[i] = sum;
    }
}

//--- problem
struct Problem {
    std::vector<double> A, x, y;
    std::size_t M = 0, N = 0;

    static auto args() {
        using namespace pareval;
        return arguments(in("A", &Problem::A, &Problem::M), in("x", &Problem::x),
                         out("y", &Problem::y), scalar("M", &Problem::M), scalar("N", &Problem::N));
    }
    static std::vector<std::size_t> sizes() { return {1, 2, 3, 7, 16, 33, 60}; }
    static std::size_t timed_size() { return 3900; }
    static pareval::Tolerance tolerance() { return {1e-11, 1e-12}; }

    // One side is n, the other anything from 1 to a bit more.
    void generate(pareval::Random& random, std::size_t n, pareval::Shape shape) {
        M = N = n;
        if (n != timed_size()) (random.chance(0.5) ? M : N) = 1 + random.below(n + n / 4 + 2);
        A = pareval::values(random, M * N, -10.0, 10.0, shape);
        x = pareval::values(random, N, -10.0, 10.0, shape);
        y.assign(M, 0);
    }
};
