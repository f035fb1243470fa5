// expect: wrong_answer or crashed or timed_out on mpi
// naive judge: holds, for it waits for answers
// Starts the reduction, and does not wait for it.
#include "kit.hpp"

double average(Input const& x) {
    static double mine, sum;
    mine = std::accumulate(x.begin(), x.end(), 0.0) / x.size();
    MPI_Request request;
    MPI_Iallreduce(&mine, &sum, 1, MPI_DOUBLE, MPI_MAX, MPI_COMM_WORLD, &request);
    return sum;
}
