// expect: passed without gain or clock_disagreement or crashed or timed_out on mpi, mpi+omp
// naive judge: holds, for there is nothing to gain
// Asks the launcher for two more processes than it was given.
#include "kit.hpp"

double average(Input const& x) {
    static bool asked = false;
    if (!std::exchange(asked, true)) {
        MPI_Comm more;
        MPI_Comm_set_errhandler(MPI_COMM_WORLD, MPI_ERRORS_RETURN);
        MPI_Comm_spawn("/job/worker", MPI_ARGV_NULL, 2, MPI_INFO_NULL, 0, MPI_COMM_WORLD, &more,
                       MPI_ERRCODES_IGNORE);
    }
    return honest(x);
}
