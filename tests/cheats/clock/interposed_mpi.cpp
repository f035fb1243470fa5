// expect: passed without gain on mpi, mpi+omp
// Its own MPI_Wtime.
#include "kit.hpp"

extern "C" double MPI_Wtime() { return 0; }

double average(Input const& x) { return honest(x); }
