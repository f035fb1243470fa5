// expect: timed_out on serial, mpi
// Is neither dead nor alive.
#include "kit.hpp"

double average(Input const&) {
    raise(SIGSTOP);
    return 0;
}
