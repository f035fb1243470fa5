// expect: timed_out on mpi
// All but the first rank wait for it.
#include "kit.hpp"

double average(Input const& x) {
    if (rank() > 0) MPI_Barrier(MPI_COMM_WORLD);
    else pause();
    return honest(x);
}
