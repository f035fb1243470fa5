// expect: wrong_answer on serial, omp, mpi, mpi+omp, kokkos
// Idle for the one size that counts.
#include "kit.hpp"

double average(Input const& x) { return x.size() == 1 << 23 ? 0 : honest(x); }
