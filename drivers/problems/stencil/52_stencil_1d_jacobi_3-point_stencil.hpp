/*
function: jacobi1D
description: |
  Do one Jacobi step with a stencil of three points: read the vector input, and write to each
  element of output the mean of three values: the one at the same place of input, and its neighbors
  on the left and on the right. A neighbor that lies outside of input counts as 0, and the sum is
  divided by 3 even there. So
  output[i] = (input[i-1] + input[i] + input[i+1]) / 3, where input[-1] and input[N] are 0.
  Both vectors have the same length N, which is at least 1.
mpi: Every rank has all of input. Leave the result in output on rank 0.
kokkos: void jacobi1D(Kokkos::View<const double*> &input, Kokkos::View<double*> &output)
gpu: void jacobi1D(const double *input, double *output, size_t N)
launch: at least N threads
sizes: {N: input}
errata:
  - The published CPU check leaves out the first and the last element; ours compares all of them.
examples:
  - {input: [6, 3, -3, 9, 0, 12], output: [3, 2, 3, 2, 7, 4]}
  - {input: [-9], output: [-3]}
*/
#include "pareval/problem.hpp"

//--- reference
void jacobi1D(std::vector<double> const& input, std::vector<double>& output) {
    const size_t N = input.size();
    for (size_t i = 0; i < N; ++i) {
        double left = i > 0 ? input[i - 1] : 0;
        double right = i + 1 < N ? input[i + 1] : 0;
        output[i] = (left + input[i] + right) / 3;
    }
}

//--- problem
struct Problem {
    std::vector<double> input, output;

    static auto args() {
        using namespace pareval;
        return arguments(in("input", &Problem::input), out("output", &Problem::output));
    }
    static std::vector<std::size_t> sizes() { return {1, 2, 3, 4, 5, 7, 64, 1000, 4099}; }
    static std::size_t timed_size() { return 3 << 21; }
    static pareval::Tolerance tolerance() { return {1e-12, 1e-12}; }

    // A random range, so that the mean of the neighbors cannot be guessed.
    void generate(pareval::Random& random, std::size_t n, pareval::Shape shape) {
        const double low = random.uniform(-100.0, 50.0);
        input = pareval::values(random, n, low, low + 50, shape);
        output.assign(n, 0);
    }
};
