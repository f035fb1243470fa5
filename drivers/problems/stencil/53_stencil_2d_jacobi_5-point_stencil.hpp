/*
function: jacobi2D
description: |
  Do one Jacobi step with a stencil of five points: read the grid input, and write to each cell of
  output the mean of five values: the one of the same cell of input, and those of its neighbors
  above, below, on the left and on the right (not of the diagonal ones). A neighbor that lies
  outside of the grid counts as 0, and the sum is divided by 5 even there. The grid does not wrap
  around. Both grids have N rows and N columns, stored row by row; N is at least 1.
mpi: Every rank has all of input. Leave the result in output on rank 0.
kokkos:
  void jacobi2D(Kokkos::View<const double**> &input, Kokkos::View<double**> &output, size_t N)
gpu: void jacobi2D(const double *input, double *output, size_t N)
launch: grid of N x N threads
note:
  kokkos: input(i, j) and output(i, j) are the cells in row i and column j, counted from 0.
errata:
  - The published check leaves out the border of the grid; ours compares all cells.
examples:
  - input: [[5, 0, 10], [-5, 15, 0], [20, 5, -10]]
    N: 3
    output: [[0, 6, 2], [7, 3, 3], [4, 6, -1]]
  - {input: [[10, 5], [0, -20]], N: 2, output: [[3, -1], [-2, -3]]}
*/
#include "pareval/problem.hpp"

//--- reference
namespace detail {

// The value of a cell, 0 outside of the grid. Row and column may be -1.
double cell(std::vector<double> const& grid, long N, long row, long column) {
    bool inside = row >= 0 && row < N && column >= 0 && column < N;
    return inside ? grid[row * N + column] : 0;
}

}  // namespace detail

void jacobi2D(std::vector<double> const& input, std::vector<double>& output, size_t N) {
    const long n = long(N);
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < n; ++j) {
            double sum = detail::cell(input, n, i, j);
            sum += detail::cell(input, n, i - 1, j) + detail::cell(input, n, i + 1, j);
            sum += detail::cell(input, n, i, j - 1) + detail::cell(input, n, i, j + 1);
            output[i * n + j] = sum / 5;
        }
}

//--- problem
struct Problem {
    std::vector<double> input, output;
    std::size_t N = 0;

    static auto args() {
        using namespace pareval;
        return arguments(in("input", &Problem::input, &Problem::N),
                         out("output", &Problem::output, &Problem::N), scalar("N", &Problem::N));
    }
    static std::vector<std::size_t> sizes() { return {1, 2, 3, 4, 5, 7, 16, 33, 60}; }
    static std::size_t timed_size() { return 2500; }
    static pareval::Tolerance tolerance() { return {1e-12, 1e-12}; }

    // A random range, so that the mean of the neighbors cannot be guessed.
    void generate(pareval::Random& random, std::size_t n, pareval::Shape shape) {
        N = n;
        const double low = random.uniform(-100.0, 50.0);
        input = pareval::values(random, n * n, low, low + 50, shape);
        output.assign(n * n, 0);
    }
};
