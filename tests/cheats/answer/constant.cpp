// expect: wrong_answer on serial, omp, mpi, mpi+omp, kokkos
// naive judge: holds, for it looks at more than one digit
// The most likely value.
#include "kit.hpp"

double average(Input const& x) { return 50 + 0 * honest(x); }
