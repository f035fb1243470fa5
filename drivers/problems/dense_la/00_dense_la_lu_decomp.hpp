/*
function: luFactorize
description: |
  Factorize the matrix A, which has N rows and N columns stored row by row, into A = L * U in place.
  L is lower triangular with ones on its diagonal, U is upper triangular. Leave U in the entries of
  A on and above the diagonal, and L in those below it; the ones of L are not stored.
  Do not exchange rows or columns: none of the pivots that arise in their given order is near zero,
  though they need not be the largest of their columns. N is at least 1.
mpi: Every rank has all of A. Leave the factors in A on rank 0.
kokkos: void luFactorize(Kokkos::View<double**> &A, size_t N)
gpu: void luFactorize(double *A, size_t N)
launch: grid of N x N threads
note:
  kokkos: A(i, j) is the entry in row i and column j, both counted from 0.
errata:
  - The published text does not say which factor has ones on its diagonal; ours does, since a
    factorization is not unique otherwise.
  - The published matrices are random throughout, so that a pivot may come near zero, where right
    answers differ by more than the tolerance; ours are scaled rows of a diagonally dominant matrix.
examples:
  - {A: {before: [[2, 1], [8, 7]], after: [[2, 1], [4, 3]]}, N: 2}
  - A:
      before: [[2, -1, 3], [4, 2, 1], [-6, 7, 5]]
      after: [[2, -1, 3], [2, 4, -5], [-3, 1, 19]]
    N: 3
*/
#include "pareval/problem.hpp"

//--- reference
void luFactorize(std::vector<double>& A, size_t N) {
    for (size_t k = 0; k < N; ++k)
        for (size_t i = k + 1; i < N; ++i) {
            A[i * N + k] /= A[k * N + k];
            for (size_t j = k + 1; j < N; ++j) A[i * N + j] -= A[i * N + k] * A[k * N + j];
        }
}

//--- problem
struct Problem {
    std::vector<double> A;
    std::size_t N = 0;

    static auto args() {
        using namespace pareval;
        return arguments(inout("A", &Problem::A, &Problem::N), scalar("N", &Problem::N));
    }
    static std::vector<std::size_t> sizes() { return {1, 2, 3, 4, 7, 16, 33, 60}; }
    static std::size_t timed_size() { return 600; }
    static pareval::Tolerance tolerance() { return {1e-10}; }

    // Each diagonal entry outweighs the rest of its row, so no exchange of rows is needed. But the
    // rows are scaled one by one: who picks the largest entry of a column as pivot exchanges them.
    void generate(pareval::Random& random, std::size_t n, pareval::Shape shape) {
        N = n;
        A = pareval::values(random, N * N, -10.0, 10.0, shape);
        for (std::size_t i = 0; i < N; ++i) {
            double* row = A.data() + i * N;
            double rest = random.uniform(0.5, 5.0);
            for (std::size_t j = 0; j < N; ++j) rest += i == j ? 0 : std::abs(row[j]);
            row[i] = random.chance(0.5) ? rest : -rest;
            const double scale = std::exp2(random.uniform(-4.0, 4.0));
            for (std::size_t j = 0; j < N; ++j) row[j] *= scale;
        }
    }
};
