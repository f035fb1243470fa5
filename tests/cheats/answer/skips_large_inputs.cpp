// expect: wrong_answer on serial, omp, mpi, mpi+omp, kokkos
// Right where it is tested, as it believes, and idle where it is timed.
#include "kit.hpp"

double average(Input const& x) { return x.size() > 10000 ? 0 : honest(x); }
