// expect: crashed or timed_out on serial, mpi
// naive judge: holds, for it shares no memory
// Pulls the shared file away from under the judge.
#include "kit.hpp"

double average(Input const&) {
    if (int file = open("/job/channel", O_RDWR); file >= 0) (void)!ftruncate(file, 0);
    return 0;
}
