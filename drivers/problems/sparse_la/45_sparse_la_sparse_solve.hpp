/*
function: solveLinearSystem
description: |
  Solve the sparse linear system A * x = b for x.
  A has N rows and N columns; b and x have N values. N is at least 1. A lists its entries as
  coordinates: row and column count from 0, and positions that are not listed hold zero. The
  entries come in any order, and no position is listed twice.
  In each row of A, the magnitudes of the other entries add up to at most 95 % of that of the
  diagonal entry. So there is one solution, elimination needs no pivoting, and the usual iterations
  converge. A need not be symmetric.
  x already has N values, all zero. Each value of the solution must be right to a 1e-8th of their
  mean magnitude.
mpi: Every rank has all of A and b. Store the solution in x on rank 0.
kokkos:
  void solveLinearSystem(Kokkos::View<const COOElement*> &A, Kokkos::View<const double*> &b,
  Kokkos::View<double*> &x, size_t N)
gpu:
  void solveLinearSystem(const COOElement *A, size_t sizeA, const double *b, double *x, size_t N)
launch: at least sizeA threads
sizes: {sizeA: A}
errata:
  - A is diagonally dominant, because the random matrices of the published check may be singular or
    nearly so.
  - No position of A is listed twice. The published inputs list some several times, for which the
    right-hand side adds the values up and the reference keeps one of them.
examples:
  - A: [[1, 0, 1], [0, 0, 4], [0, 1, -2], [1, 1, 2]]
    b: [2, 4]
    x: [1.2, 1.4]
    N: 2
  - {A: [[1, 1, -2], [0, 0, 5], [2, 2, 4], [2, 0, 3]], b: [5, 6, 7], x: [1, -3, 1], N: 3}
*/
#include "pareval/problem.hpp"

//--- declarations
struct COOElement {
    size_t row, column;
    double value;
};

//--- reference
void solveLinearSystem(std::vector<COOElement> const& A, std::vector<double> const& b,
                       std::vector<double>& x, size_t N) {
    std::vector<double> a(N * N, 0.0);
    for (const auto& entry : A) a[entry.row * N + entry.column] = entry.value;
    x = b;
    for (size_t k = 0; k < N; ++k)  // Gauss-Jordan
        for (size_t i = 0; i < N; ++i) {
            if (i == k) continue;
            const double factor = a[i * N + k] / a[k * N + k];
            for (size_t j = k; j < N; ++j) a[i * N + j] -= factor * a[k * N + j];
            x[i] -= factor * x[k];
        }
    for (size_t i = 0; i < N; ++i) x[i] /= a[i * N + i];
}

//--- problem
template <>
struct pareval::Struct<COOElement> {
    static constexpr auto name = "COOElement";
    static constexpr std::array fields = {"row", "column", "value"};
    static auto tie(const COOElement& e) { return std::tie(e.row, e.column, e.value); }
};

struct Problem {
    std::vector<COOElement> A;
    std::vector<double> b, x;
    std::size_t N = 0;

    static auto args() {
        using namespace pareval;
        return arguments(in("A", &Problem::A), in("b", &Problem::b), out("x", &Problem::x),
                         scalar("N", &Problem::N));
    }
    static std::vector<std::size_t> sizes() { return {1, 2, 3, 7, 16, 33, 50}; }
    static std::size_t timed_size() { return 1500; }
    static pareval::Tolerance tolerance() { return {1e-8}; }

    // The shape is that of the solution; the timed entries are sorted by row and column. Half of
    // the matrices have the other entries opposite to the diagonal ones, where Jacobi's method is
    // slow. Some others are such that Krylov methods break down.
    void generate(pareval::Random& random, std::size_t n, pareval::Shape shape) {
        N = n;
        if (N > linked && N != timed_size() && random.chance(0.2)) return break_down(random);
        const bool timed = N == timed_size(), opposite = timed || random.chance(0.5);
        std::vector<double> others(N, 0.0);
        for (const auto& [row, column] : pattern(random)) {
            const double value = random.uniform(opposite ? 0.0 : -10.0, 10.0);
            A.push_back({row, column, -value});
            if (row != column) others[row] += std::abs(value);
        }
        for (auto& entry : A)
            if (entry.row == entry.column)
                entry.value = (opposite || random.chance(0.5) ? 1 : -1) *
                              random.uniform(1.06, 1.3) * (others[entry.row] + 0.1);
        if (shape == pareval::Shape::reversed) std::reverse(A.begin(), A.end());
        else if (shape != pareval::Shape::sorted && !timed)
            for (std::size_t i = A.size(); i > 1; --i) std::swap(A[i - 1], A[random.below(i)]);

        auto solution = pareval::values(random, N, -10.0, 10.0, shape);
        if (!timed && shape == pareval::Shape::equal && random.chance(0.25))
            solution.assign(N, 0.0);  // and so is b
        b.assign(N, 0);
        for (const auto& entry : A) b[entry.row] += entry.value * solution[entry.column];
        x.assign(N, 0);
    }

private:
    static constexpr std::size_t linked = 16;

    // Each row divided by its diagonal entry, b is orthogonal to A * b, without any rounding: a
    // method whose first step is as long as their product tells divides by zero.
    void break_down(pareval::Random& random) {
        std::vector<std::size_t> order(N);
        std::iota(order.begin(), order.end(), std::size_t(0));
        for (std::size_t i = N; i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
        const auto center = order[0];
        const double unit = std::ldexp(1.0, random.uniform(-5, 5));
        A.clear();
        b.assign(N, 0);
        x.assign(N, 0);
        for (std::size_t i = 0; i < N; ++i) {
            const auto row = order[i];
            const double diagonal = std::ldexp(1.0, random.uniform(-3, 4));
            const bool is_linked = 0 < i && i <= linked;
            A.push_back({row, row, diagonal});
            if (is_linked) A.push_back({row, center, -diagonal / 2});
            if (i <= linked) b[row] = diagonal * unit * (is_linked ? 1 : 4);
        }
    }
    // A band, a cross or positions at random, each with the diagonal.
    std::vector<std::pair<std::size_t, std::size_t>> pattern(pareval::Random& random) const {
        const bool timed = N == timed_size();
        const double densities[] = {0, 0.05, 0.2, 0.6, 1};
        const double density = timed ? 0.15 : densities[random.below(5)];
        const auto kind = timed ? 2 : random.below(4);
        const auto left = random.below(4), right = random.below(4), center = random.below(N);
        std::vector<std::pair<std::size_t, std::size_t>> result;
        for (std::size_t row = 0; row < N; ++row)
            for (std::size_t column = 0; column < N; ++column) {
                const bool listed = kind == 0   ? column <= row + right && row <= column + left
                                    : kind == 1 ? row == center || column == center
                                                : random.chance(density);
                if (listed || row == column) result.push_back({row, column});
            }
        return result;
    }
};
