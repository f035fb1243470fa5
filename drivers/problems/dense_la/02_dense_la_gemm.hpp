/*
function: gemm
description: |
  Multiply the matrix A by the matrix B and store the product in the matrix C: C = A * B.
  A has M rows and K columns, B has K rows and N columns, C has M rows and N columns; all three are
  stored row by row. M, K and N are at least 1, and may all differ.
  C already has room for the product. It holds zeros, which are to be overwritten.
mpi: Every rank has all of A and B. Store the product in C on rank 0.
kokkos:
  void gemm(Kokkos::View<const double**> &A, Kokkos::View<const double**> &B,
  Kokkos::View<double**> &C, size_t M, size_t K, size_t N)
gpu: void gemm(const double *A, const double *B, double *C, size_t M, size_t K, size_t N)
launch: grid of M x N threads
note:
  kokkos: A(i, k), B(k, j) and C(i, j) are the entries in the row and column given, counted from 0.
errata:
  - The published check uses square matrices alone, so that code which mixes up M, K and N passes;
    ours are rectangular.
examples:
  - A: [[2, 0, -1], [1, 3, 4]]
    B: [[1, 5], [-2, 0], [3, 1]]
    M: 2
    K: 3
    N: 2
    C: [[-1, 9], [7, 9]]
  - {A: [[3], [-1]], B: [[2, 0, 1]], M: 2, K: 1, N: 3, C: [[6, 0, 3], [-2, 0, -1]]}
*/
#include "pareval/problem.hpp"

//--- reference
void gemm(std::vector<double> const& A, std::vector<double> const& B, std::vector<double>& C,
          size_t M, size_t K, size_t N) {
    for (size_t i = 0; i < M; ++i)
        for (size_t j = 0; j < N; ++j) {
            double sum = 0;
            for (size_t k = 0; k < K; ++k) sum += A[i * K + k] * B[k * N + j];
            C[i * N + j] = sum;
        }
}

//--- problem
struct Problem {
    std::vector<double> A, B, C;
    std::size_t M = 0, K = 0, N = 0;

    static auto args() {
        using namespace pareval;
        return arguments(in("A", &Problem::A, &Problem::M), in("B", &Problem::B, &Problem::K),
                         out("C", &Problem::C, &Problem::M), scalar("M", &Problem::M),
                         scalar("K", &Problem::K), scalar("N", &Problem::N));
    }
    static std::vector<std::size_t> sizes() { return {1, 2, 3, 7, 16, 33, 40}; }
    static std::size_t timed_size() { return 320; }
    static pareval::Tolerance tolerance() { return {1e-9}; }

    // Three different sides, any of which may be the longest.
    void generate(pareval::Random& random, std::size_t n, pareval::Shape shape) {
        std::array sides = {n, n + n / 4 + 1, n + n / 2 + 2};
        std::rotate(sides.begin(), sides.begin() + random.below(3), sides.end());
        std::tie(M, K, N) = std::tuple_cat(sides);
        A = pareval::values(random, M * K, -10.0, 10.0, shape);
        B = pareval::values(random, K * N, -10.0, 10.0, shape);
        C.assign(M * N, 0);
    }
};
