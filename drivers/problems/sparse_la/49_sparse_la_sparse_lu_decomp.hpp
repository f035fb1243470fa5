/*
function: luFactorize
description: |
  Factorize the sparse matrix A into A = L * U without exchanging rows. L is lower triangular with
  ones on its diagonal, U is upper triangular.
  A has N rows and N columns. It lists its entries as coordinates: row and column count from 0, and
  positions that are not listed hold zero. The entries come in any order, and no position is
  listed twice. N is at least 1.
  In each row of A the diagonal entry is larger in magnitude than all others of the row together,
  so that the factorization exists and needs no pivoting.
  L and U are dense, with N rows and N columns stored row by row. Both already have room for the
  result and hold zeros, as they still must wherever a triangular matrix has none but zeros.
mpi: Every rank has all of A. Store the results in L and U on rank 0.
kokkos:
  void luFactorize(Kokkos::View<const COOElement*> &A, Kokkos::View<double**> &L,
  Kokkos::View<double**> &U, size_t N)
gpu: void luFactorize(const COOElement *A, size_t sizeA, double *L, double *U, size_t N)
launch: at least sizeA threads
sizes: {sizeA: A}
note:
  kokkos: L(i, j) and U(i, j) are the values in row i and column j, both counted from 0.
errata:
  - A is diagonally dominant, because half of what the published reference computes for its random
    matrices is not finite.
  - No position of A is listed twice, which the published prompt leaves open; its own inputs list
    some several times.
  - L has ones on its diagonal, which the published prompt shows only in its example.
  - L and U are dense, though the example of the published prompt shows lists of entries.
examples:
  - A: [[1, 1, 5], [0, 0, 4], [1, 0, -2], [0, 1, 2]]
    L: [[1, 0], [-0.5, 1]]
    U: [[4, 2], [0, 6]]
    N: 2
  - A: [[0, 0, 2], [0, 2, 1], [1, 1, -3], [2, 0, 1], [2, 1, 3], [2, 2, 5]]
    L: [[1, 0, 0], [0, 1, 0], [0.5, -1, 1]]
    U: [[2, 0, 1], [0, -3, 0], [0, 0, 4.5]]
    N: 3
*/
#include "pareval/problem.hpp"

//--- declarations
struct COOElement {
    size_t row, column;
    double value;
};

//--- reference
void luFactorize(std::vector<COOElement> const& A, std::vector<double>& L, std::vector<double>& U,
                 size_t N) {
    for (const auto& entry : A) U[entry.row * N + entry.column] = entry.value;
    for (size_t k = 0; k < N; ++k) {
        L[k * N + k] = 1;
        for (size_t i = k + 1; i < N; ++i) {
            const double factor = U[i * N + k] / U[k * N + k];
            L[i * N + k] = factor;
            for (size_t j = k; j < N; ++j) U[i * N + j] -= factor * U[k * N + j];
            U[i * N + k] = 0;
        }
    }
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
    std::vector<double> L, U;
    std::size_t N = 0;

    static auto args() {
        using namespace pareval;
        return arguments(in("A", &Problem::A), out("L", &Problem::L, &Problem::N),
                         out("U", &Problem::U, &Problem::N), scalar("N", &Problem::N));
    }
    static std::vector<std::size_t> sizes() { return {1, 2, 3, 7, 16, 33, 50}; }
    static std::size_t timed_size() { return 512; }
    static pareval::Tolerance tolerance() { return {1e-9, 1e-13}; }

    // The shape is that of the values; the timed entries are sorted by row and column.
    void generate(pareval::Random& random, std::size_t n, pareval::Shape shape) {
        N = n;
        L.assign(N * N, 0);
        U.assign(N * N, 0);
        auto positions = pattern(random);
        if (shape == pareval::Shape::reversed) std::reverse(positions.begin(), positions.end());
        else if (shape != pareval::Shape::sorted && N < timed_size())
            for (std::size_t i = positions.size(); i > 1; --i)
                std::swap(positions[i - 1], positions[random.below(i)]);

        const auto values = pareval::values(random, positions.size(), -10.0, 10.0, shape);
        std::vector<double> others(N, 0.0);
        for (std::size_t i = 0; i < positions.size(); ++i) {
            const auto [row, column] = positions[i];
            A.push_back({row, column, values[i]});
            if (row != column) others[row] += std::abs(values[i]);
        }
        for (auto& entry : A)
            if (entry.row == entry.column)
                entry.value = (random.chance(0.5) ? 1 : -1) * random.uniform(1.05, 1.5) *
                              (others[entry.row] + 0.1);
    }

private:
    // A band, a cross or positions at random, each with the diagonal.
    std::vector<std::pair<std::size_t, std::size_t>> pattern(pareval::Random& random) const {
        const bool timed = N == timed_size();
        const double densities[] = {0, 0.05, 0.2, 0.6, 1};
        const double density = timed ? 0.1 : densities[random.below(5)];
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
