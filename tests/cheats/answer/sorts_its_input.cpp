// expect: input_modified on serial, omp, mpi, mpi+omp
// naive judge: holds, for the answer is right
// Writes to what it may only read.
#include "kit.hpp"

double average(Input const& x) {
    auto& mine = const_cast<Input&>(x);
    std::sort(mine.begin(), mine.end());
    return honest(x);
}
