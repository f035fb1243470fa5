/*
function: cellsXOR
description: |
  Set each cell of the grid output to 1 if exactly one neighbor of that cell in the grid input is 1,
  and to 0 otherwise. The value of the cell itself does not matter.
  The neighbors of a cell are the up to four cells directly above, below, left and right of it;
  cells that touch it only diagonally are not neighbors. The grid does not wrap around: cells at
  its border have fewer neighbors.
  Both grids have N rows and N columns, stored row by row, and N >= 1. All cells of input are 0
  or 1.
mpi: Every rank has all of input. Leave the result in output on rank 0.
kokkos: void cellsXOR(Kokkos::View<const int**> &input, Kokkos::View<int**> &output, size_t N)
gpu: void cellsXOR(const int *input, int *output, size_t N)
launch: grid of N x N threads
errata:
  - The published example counts the eight cells around a cell, while the published judge counts the
    four next to it, so code that follows the example fails there. Here there are four neighbors,
    and the prompt says so.
  - The published judge skips the cells at the border. Here they are checked.
examples:
  - input: [[0, 1, 0, 0], [0, 0, 0, 1], [1, 0, 1, 1], [0, 0, 0, 0]]
    N: 4
    output: [[1, 0, 1, 1], [1, 1, 0, 1], [0, 0, 1, 0], [1, 0, 1, 1]]
*/
#include "pareval/problem.hpp"

//--- reference
void cellsXOR(std::vector<int> const& input, std::vector<int>& output, size_t N) {
    for (size_t i = 0; i < N; ++i)
        for (size_t j = 0; j < N; ++j) {
            int ones = 0;
            if (i > 0) ones += input[(i - 1) * N + j];
            if (i + 1 < N) ones += input[(i + 1) * N + j];
            if (j > 0) ones += input[i * N + (j - 1)];
            if (j + 1 < N) ones += input[i * N + (j + 1)];
            output[i * N + j] = ones == 1 ? 1 : 0;
        }
}

//--- problem
struct Problem {
    std::vector<int> input, output;
    std::size_t N = 0;

    static auto args() {
        using namespace pareval;
        return arguments(in("input", &Problem::input, &Problem::N),
                         out("output", &Problem::output, &Problem::N), scalar("N", &Problem::N));
    }
    static std::vector<std::size_t> sizes() { return {1, 2, 3, 4, 5, 7, 16, 33, 64, 101}; }
    static std::size_t timed_size() { return 3600; }

    // Ones with a random density; with few distinct values, stripes, lattices and checkerboards.
    void generate(pareval::Random& random, std::size_t n, pareval::Shape shape) {
        N = n;
        const double density = random.uniform(0.1, 0.6);
        for (double value : pareval::values(random, n * n, 0.0, 1.0, shape))
            input.push_back(value < density);
        if (shape == pareval::Shape::few) {
            const std::size_t down = random.below(5), right = random.below(5);
            const std::size_t period = 2 + random.below(4), start = random.below(period);
            for (std::size_t i = 0; i < n; ++i)
                for (std::size_t j = 0; j < n; ++j)
                    input[i * n + j] = (start + i * down + j * right) % period == 0;
        }
        output.assign(n * n, 0);
    }
};
