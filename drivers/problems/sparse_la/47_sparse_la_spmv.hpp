/*
function: spmv
description: |
  Compute y = alpha*A*x + beta*y in place for a sparse matrix A with M rows and N columns; x has N
  values and y has M.
  A lists its entries as coordinates: row and column count from 0, and positions that are not
  listed hold zero. The entries come in any order. A position may be listed several times: then
  its values add up. Rows and columns without any entry are allowed.
mpi: Every rank has all of A, x and y. Leave the result in y on rank 0.
kokkos:
  void spmv(double alpha, Kokkos::View<const COOElement*> const& A,
  Kokkos::View<const double*> const& x, double beta, Kokkos::View<double *> &y, size_t M, size_t N)
gpu:
  void spmv(double alpha, const COOElement *A, size_t sizeA, const double *x, double beta,
  double *y, size_t M, size_t N)
launch: at least sizeA threads
sizes: {sizeA: A}
errata:
  - The entries come in any order and a position may be listed several times, which the published
    prompt leaves open; its own inputs are sorted and do list positions several times.
  - M and N differ in most inputs, so that code for square matrices alone fails.
examples:
  - alpha: 2
    A: [[0, 1, 3], [1, 0, -1], [1, 2, 0.5]]
    x: [1, 2, 4]
    beta: -1
    y: {before: [5, 10], after: [7, -8]}
    M: 2
    N: 3
  - alpha: 1
    A: [[2, 0, 4], [0, 1, 1], [2, 0, -1.5]]
    x: [2, 6]
    beta: 0.5
    y: {before: [2, 8, 0], after: [7, 4, 5]}
    M: 3
    N: 2
*/
#include "pareval/problem.hpp"

//--- declarations
struct COOElement {
    size_t row, column;
    double value;
};

//--- reference
void spmv(double alpha, std::vector<COOElement> const& A, std::vector<double> const& x, double beta,
          std::vector<double>& y, size_t M, size_t N) {
    std::vector<double> product(M, 0.0);
    for (const auto& entry : A) product[entry.row] += entry.value * x[entry.column];
    for (size_t i = 0; i < M; ++i) y[i] = alpha * product[i] + beta * y[i];
}

//--- problem
template <>
struct pareval::Struct<COOElement> {
    static constexpr auto name = "COOElement";
    static constexpr std::array fields = {"row", "column", "value"};
    static auto tie(const COOElement& e) { return std::tie(e.row, e.column, e.value); }
};

struct Problem {
    double alpha = 0;
    std::vector<COOElement> A;
    std::vector<double> x;
    double beta = 0;
    std::vector<double> y;
    std::size_t M = 0, N = 0;

    static auto args() {
        using namespace pareval;
        return arguments(scalar("alpha", &Problem::alpha), in("A", &Problem::A),
                         in("x", &Problem::x), scalar("beta", &Problem::beta),
                         inout("y", &Problem::y), scalar("M", &Problem::M),
                         scalar("N", &Problem::N));
    }
    static std::vector<std::size_t> sizes() { return {1, 2, 3, 7, 32, 61, 400}; }
    static std::size_t timed_size() { return 30000; }
    static pareval::Tolerance tolerance() { return {1e-9, 1e-12}; }

    // n is the number of rows. Timed entries are sorted by row and column, as files mostly are.
    void generate(pareval::Random& random, std::size_t n, pareval::Shape shape) {
        using pareval::Shape;
        const bool timed = n == timed_size();
        M = n;
        N = timed ? n : 1 + random.below(2 * n);
        alpha = coefficient(random, timed);
        beta = coefficient(random, timed);
        fill_by_rows(random, timed ? 150 : 1 + random.below(12));
        if (shape == Shape::few) crowd(random);
        if (shape == Shape::equal)
            for (auto& entry : A) entry.value = A.front().value;
        if (shape == Shape::reversed) std::reverse(A.begin(), A.end());
        if (shape != Shape::sorted && shape != Shape::reversed && !timed) shuffle(random);
        x = pareval::values(random, N, -10.0, 10.0, Shape::uniform);
        y = pareval::values(random, M, -10.0, 10.0, Shape::uniform);
    }

private:
    static double coefficient(pareval::Random& random, bool timed) {
        const double special[] = {0, 1, -1};
        return timed || random.chance(0.4) ? random.uniform(-3.0, 3.0) : special[random.below(3)];
    }

    // Rows of up to twice so many entries, among them empty ones; columns repeat now and then.
    void fill_by_rows(pareval::Random& random, std::size_t mean) {
        for (std::size_t row = 0; row < M; ++row) {
            std::vector<std::size_t> columns(random.chance(0.1) ? 0 : random.below(2 * mean + 1));
            for (auto& column : columns)
                column = random.chance(0.1) ? columns.front() : random.below(N);
            std::sort(columns.begin(), columns.end());
            for (auto column : columns) A.push_back({row, column, random.uniform(-10.0, 10.0)});
        }
    }
    // Moves all entries to three positions, which leaves most rows empty.
    void crowd(pareval::Random& random) {
        const std::size_t rows[] = {random.below(M), random.below(M), M - 1};
        const std::size_t columns[] = {random.below(N), 0, N - 1};
        for (auto& entry : A) {
            const auto which = random.below(3);
            entry.row = rows[which];
            entry.column = columns[which];
        }
    }
    void shuffle(pareval::Random& random) {
        for (std::size_t i = A.size(); i > 1; --i) std::swap(A[i - 1], A[random.below(i)]);
    }
};
