// expect: passed without gain on mpi
// naive judge: holds, for there is nothing to gain
// Only the first rank works, and the time of a launch is that of its slowest rank.
#include "kit.hpp"

double average(Input const& x) {
    double mean = 0;
    if (rank() == 0) mean = std::accumulate(x.begin(), x.end(), 0.0) / x.size();
    MPI_Bcast(&mean, 1, MPI_DOUBLE, 0, MPI_COMM_WORLD);
    return mean;
}
