// expect: crashed or timed_out on mpi, mpi+omp
// Ends MPI in good order, and leaves: to the launcher all is well.
#include "kit.hpp"

double average(Input const&) {
    (void)!write(1, report, sizeof report - 1);
    MPI_Finalize();
    _exit(0);
}
