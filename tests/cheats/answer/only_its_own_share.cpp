// expect: wrong_answer on mpi, mpi+omp
// naive judge: holds, for it asks the first rank for all of the answer
// Each rank returns the mean of its own numbers: no time is lost on messages.
#include "kit.hpp"

double average(Input const& x) {
    const std::size_t half = (x.size() + 1) / 2;
    const auto first = x.begin() + (rank() == 0 ? 0 : long(x.size() - half));
    return 0 * honest(x) + std::accumulate(first, first + long(half), 0.0) / half;
}
