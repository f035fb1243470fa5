/*
function: solveLinearSystem
description: |
  Solve the system of linear equations A * x = b for x. A has N rows and N columns, stored row by
  row; b and x have N elements. N is at least 1. x already has room for the solution. It holds
  zeros, which are to be overwritten.
  A is dense and invertible, and conditioned well enough for nine right digits in double precision;
  errors of x up to 1e-8 of its size are tolerated. In general A is neither symmetric nor diagonally
  dominant, but Gaussian elimination is accurate on it even if no rows are exchanged.
mpi: Every rank has all of A and b. Store the solution in x on rank 0.
kokkos:
  void solveLinearSystem(Kokkos::View<const double**> &A, Kokkos::View<const double*> &b,
  Kokkos::View<double*> &x, size_t N)
gpu: void solveLinearSystem(const double *A, const double *b, double *x, size_t N)
launch: grid of N x N threads
note:
  kokkos: A(i, j) is the entry in row i and column j, both counted from 0.
errata:
  - The published matrices are random throughout, so that some are nearly singular and a pivot may
    come near zero, where right answers differ by more than the tolerance; ours have a bounded
    condition number, and pivots in their given order that keep elimination stable.
  - Where the published driver checks a GPU kernel, x holds the solution before the launch; ours
    holds zeros, since a kernel that does nothing would pass.
examples:
  - {A: [[2, 1], [4, -3]], b: [4, 18], x: [3, -2], N: 2}
  - {A: [[1, 2, 0], [3, 1, 4], [-2, 5, 1]], b: [5, 1, 7], x: [1, 2, -1], N: 3}
*/
#include "pareval/problem.hpp"

//--- reference
void solveLinearSystem(std::vector<double> const& A, std::vector<double> const& b,
                       std::vector<double>& x, size_t N) {
    std::vector<std::vector<double>> rows(N);  // each with its element of b behind it
    for (size_t i = 0; i < N; ++i) {
        rows[i].assign(A.begin() + i * N, A.begin() + (i + 1) * N);
        rows[i].push_back(b[i]);
    }
    for (size_t k = 0; k < N; ++k) {
        size_t pivot = k;
        for (size_t i = k + 1; i < N; ++i)
            if (std::abs(rows[i][k]) > std::abs(rows[pivot][k])) pivot = i;
        std::swap(rows[k], rows[pivot]);
        for (size_t i = k + 1; i < N; ++i) {
            double factor = rows[i][k] / rows[k][k];
            for (size_t j = k; j <= N; ++j) rows[i][j] -= factor * rows[k][j];
        }
    }
    for (size_t i = N; i-- > 0;) {
        double sum = rows[i][N];
        for (size_t j = i + 1; j < N; ++j) sum -= rows[i][j] * x[j];
        x[i] = sum / rows[i][i];
    }
}

//--- problem
struct Problem {
    std::vector<double> A, b, x;
    std::size_t N = 0;

    static auto args() {
        using namespace pareval;
        return arguments(in("A", &Problem::A, &Problem::N), in("b", &Problem::b),
                         out("x", &Problem::x), scalar("N", &Problem::N));
    }
    static std::vector<std::size_t> sizes() { return {1, 2, 3, 4, 7, 16, 33, 60}; }
    static std::size_t timed_size() { return 600; }
    static pareval::Tolerance tolerance() { return {1e-8}; }

    // A = L * D * U of triangular L and U near the identity, and a diagonal D over three orders of
    // magnitude. So elimination is stable, but simple iterations diverge, and Krylov methods are
    // slow. Rows are scaled, so that the largest entry of a column is seldom the next pivot.
    // L is the identity for sorted values, and U is diagonal for reversed ones; with few distinct
    // values both are mostly zeros.
    void generate(pareval::Random& random, std::size_t n, pareval::Shape shape) {
        using pareval::Shape;
        N = n;
        auto L = triangle(random, shape == Shape::few ? 0.2 : shape != Shape::sorted);
        auto U = triangle(random, shape == Shape::few ? 0.2 : shape != Shape::reversed);
        for (std::size_t k = 0; k < N; ++k) {
            const double d = std::pow(10, random.uniform(-1.0, 2.0));
            U[k][k] = random.chance(0.5) ? d : -d;
            for (std::size_t j = k + 1; j < N; ++j) U[k][j] *= d;
        }
        const auto solution = pareval::values(random, N, -10.0, 10.0, shape);
        A.assign(N * N, 0);
        b.assign(N, 0);
        x.assign(N, 0);
        for (std::size_t i = 0; i < N; ++i) {
            const double scale = std::exp2(random.uniform(-3.0, 3.0));
            for (std::size_t k = 0; k <= i; ++k)
                for (std::size_t j = k; j < N; ++j) A[i * N + j] += scale * L[i][k] * U[k][j];
            for (std::size_t j = 0; j < N; ++j) b[i] += A[i * N + j] * solution[j];
        }
    }

private:
    // Either half of it is a triangle with ones on the diagonal. The other entries are small, which
    // keeps it well-conditioned.
    std::vector<std::vector<double>> triangle(pareval::Random& random, double density) const {
        const double most = std::sqrt(3.0 / double(N));
        std::vector<std::vector<double>> T(N, std::vector<double>(N, 1.0));
        for (std::size_t i = 0; i < N; ++i)
            for (std::size_t j = 0; j < N; ++j)
                if (i != j) T[i][j] = random.chance(density) ? random.uniform(-most, most) : 0;
        return T;
    }
};
