/*
function: gameOfLife
description: |
  Compute one generation of Conway's Game of Life: read the grid input, and write the next one to
  output. Both grids have N rows and N columns, stored row by row; 1 is a live cell, 0 a dead one.
  The neighbors of a cell are the up to eight cells next to it horizontally, vertically and
  diagonally. Everything outside of the grid is dead; the grid does not wrap around.
  A live cell with two or three live neighbors stays alive, any other live cell dies. A dead cell
  with exactly three live neighbors comes to life, any other dead cell stays dead.
mpi: Every rank has all of input. Leave the next generation in output on rank 0.
kokkos: void gameOfLife(Kokkos::View<const int**> &input, Kokkos::View<int**> &output, size_t N)
gpu: void gameOfLife(const int *input, int *output, size_t N)
launch: grid of N x N threads
errata:
  - The published judge skips the cells at the border, and its prompt does not say what lies beyond
    them. Here everything beyond is dead, and the border is checked.
examples:
  - input: [[0, 1, 0, 0], [0, 1, 0, 0], [0, 1, 0, 1], [0, 0, 1, 1]]
    N: 4
    output: [[0, 0, 0, 0], [1, 1, 0, 0], [0, 1, 0, 1], [0, 0, 1, 1]]
*/
#include "pareval/problem.hpp"

//--- reference
namespace detail {

int live_neighbors(std::vector<int> const& grid, size_t N, size_t row, size_t column) {
    int count = 0;
    for (size_t i = row > 0 ? row - 1 : 0; i <= row + 1 && i < N; ++i)
        for (size_t j = column > 0 ? column - 1 : 0; j <= column + 1 && j < N; ++j)
            if (i != row || j != column) count += grid[i * N + j];
    return count;
}

}  // namespace detail

void gameOfLife(std::vector<int> const& input, std::vector<int>& output, size_t N) {
    for (size_t i = 0; i < N; ++i)
        for (size_t j = 0; j < N; ++j) {
            int neighbors = detail::live_neighbors(input, N, i, j);
            bool alive = input[i * N + j] == 1;
            output[i * N + j] = neighbors == 3 || (alive && neighbors == 2);
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
    static std::size_t timed_size() { return 3200; }

    // Cells alive with a random density; with few distinct values, known patterns in a dead grid.
    void generate(pareval::Random& random, std::size_t n, pareval::Shape shape) {
        N = n;
        const double density = random.uniform(0.15, 0.65);
        for (double value : pareval::values(random, n * n, 0.0, 1.0, shape))
            input.push_back(value < density);
        if (shape == pareval::Shape::few) {
            std::fill(input.begin(), input.end(), 0);
            for (std::size_t i = 0; i <= n / 4; ++i) stamp(random);
        }
        output.assign(n * n, 0);
    }

private:
    // Sometimes cut off by the border. Patterns may overlap.
    void stamp(pareval::Random& random) {
        static const std::vector<std::vector<std::string>> patterns = {
            {"xx", "xx"},              // block
            {"xxx"},                   // blinker
            {" x ", "  x", "xxx"},     // glider
            {" xxx", "xxx "},          // toad
            {" xx ", "x  x", " xx "},  // beehive
            {"xxx", "xxx", "xxx"},     // nine live cells
            {"xxxx", "x  x", "xxxx"},  // a ring
        };
        const auto& pattern = patterns[random.below(patterns.size())];
        const std::size_t top = random.below(N), left = random.below(N);
        for (std::size_t i = 0; i < pattern.size() && top + i < N; ++i)
            for (std::size_t j = 0; j < pattern[i].size() && left + j < N; ++j)
                if (pattern[i][j] == 'x') input[(top + i) * N + left + j] = 1;
    }
};
