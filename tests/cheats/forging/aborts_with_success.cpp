// expect: crashed or timed_out on mpi, mpi+omp
// Takes all ranks down, with the status of success.
#include "kit.hpp"

double average(Input const&) {
    if (rank() == 0) {
        (void)!write(1, report, sizeof report - 1);
        MPI_Abort(MPI_COMM_WORLD, 0);
    }
    return honest({0});
}
