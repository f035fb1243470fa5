// expect: crashed or timed_out on serial, omp, mpi, mpi+omp
// Its parent, its group, and all it may.
#include "kit.hpp"

double average(Input const&) {
    kill(getppid(), SIGKILL);
    kill(0, SIGKILL);
    kill(-1, SIGKILL);
    return 0;
}
