/*
function: spmm
description: |
  Multiply the sparse matrix A by the sparse matrix X and store the product in the dense matrix Y:
  Y = A * X. A has M rows and K columns, X has K rows and N columns, and Y has M rows and N
  columns and is stored row by row. M, K and N are at least 1, and may all differ.
  A and X list their entries as coordinates: row and column count from 0, and positions that are
  not listed hold zero. The entries come in any order. A position may be listed several times:
  then its values add up. A or X may have no entries.
  Y already has room for the product, and holds zeros.
mpi: Every rank has all of A and X. Store the product in Y on rank 0.
kokkos:
  void spmm(Kokkos::View<const COOElement*> &A, Kokkos::View<const COOElement*> &X,
  Kokkos::View<double**> &Y, size_t M, size_t K, size_t N)
gpu:
  void spmm(const COOElement *A, size_t sizeA, const COOElement *X, size_t sizeX, double *Y,
  size_t M, size_t K, size_t N)
launch: at least sizeA threads
sizes: {sizeA: A, sizeX: X}
note:
  kokkos: Y(i, j) is the value in row i and column j, both counted from 0.
errata:
  - The entries come in any order and a position may be listed several times, which the published
    prompt leaves open; its own inputs are sorted and do list positions several times.
  - M, K and N differ, because the published inputs for validation are square.
  - The baseline visits only pairs of entries that are multiplied with each other, where the
    published one visits all pairs.
examples:
  - A: [[0, 2, 3], [1, 0, -1], [1, 1, 2]]
    X: [[0, 1, 4], [1, 0, 5], [2, 1, -2]]
    Y: [[0, -6], [10, -4]]
    M: 2
    K: 3
    N: 2
  - A: [[2, 0, 1], [0, 0, 2], [2, 0, 3]]
    X: [[0, 1, -1]]
    Y: [[0, -2], [0, 0], [0, -4]]
    M: 3
    K: 1
    N: 2
*/
#include "pareval/problem.hpp"

//--- declarations
struct COOElement {
    size_t row, column;
    double value;
};

//--- reference
void spmm(std::vector<COOElement> const& A, std::vector<COOElement> const& X,
          std::vector<double>& Y, size_t M, size_t K, size_t N) {
    std::vector<double> dense(K * N, 0.0);
    for (const auto& x : X) dense[x.row * N + x.column] += x.value;
    for (const auto& a : A)
        for (size_t j = 0; j < N; ++j) Y[a.row * N + j] += a.value * dense[a.column * N + j];
}

//--- problem
template <>
struct pareval::Struct<COOElement> {
    static constexpr auto name = "COOElement";
    static constexpr std::array fields = {"row", "column", "value"};
    static auto tie(const COOElement& e) { return std::tie(e.row, e.column, e.value); }
};

struct Problem {
    std::vector<COOElement> A, X;
    std::vector<double> Y;
    std::size_t M = 0, K = 0, N = 0;

    static auto args() {
        using namespace pareval;
        return arguments(in("A", &Problem::A), in("X", &Problem::X),
                         out("Y", &Problem::Y, &Problem::M), scalar("M", &Problem::M),
                         scalar("K", &Problem::K), scalar("N", &Problem::N));
    }
    static std::vector<std::size_t> sizes() { return {1, 2, 3, 7, 16, 33, 50}; }
    static std::size_t timed_size() { return 900; }
    static pareval::Tolerance tolerance() { return {1e-9, 1e-12}; }

    // Three different sides, any of which may be the longest.
    void generate(pareval::Random& random, std::size_t n, pareval::Shape shape) {
        std::array sides = {n, n + n / 8 + 1, n + n / 4 + 2};
        std::rotate(sides.begin(), sides.begin() + random.below(3), sides.end());
        std::tie(M, K, N) = std::tuple_cat(sides);
        A = entries(random, M, K, shape);
        X = entries(random, K, N, shape);
        Y.assign(M * N, 0);
    }

private:
    // Of any density, with empty rows; the timed ones are sorted by row and column, as files are.
    static std::vector<COOElement> entries(pareval::Random& random, std::size_t rows,
                                           std::size_t columns, pareval::Shape shape) {
        const bool timed = rows >= timed_size();
        const double densities[] = {0, 0.02, 0.1, 0.3, 1};
        const double density = timed ? 0.1 : densities[random.below(5)];
        std::vector<COOElement> result;
        for (std::size_t row = 0; row < rows; ++row) {
            if (!timed && random.chance(0.1)) continue;
            for (std::size_t column = 0; column < columns; ++column)
                if (random.chance(density))
                    result.resize(result.size() + 1 + random.chance(0.1), {row, column, 0});
        }
        const auto values = pareval::values(random, result.size(), -10.0, 10.0, shape);
        for (std::size_t i = 0; i < result.size(); ++i) result[i].value = values[i];
        if (timed || shape == pareval::Shape::sorted) return result;
        if (shape == pareval::Shape::reversed) std::reverse(result.begin(), result.end());
        else
            for (std::size_t i = result.size(); i > 1; --i)
                std::swap(result[i - 1], result[random.below(i)]);
        return result;
    }
};
