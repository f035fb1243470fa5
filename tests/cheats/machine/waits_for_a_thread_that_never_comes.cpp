// expect: timed_out on omp, mpi+omp
// A barrier that one thread of the team does not reach.
#include "kit.hpp"

double average(Input const&) {
    std::atomic<bool> never{false};
#pragma omp parallel
    {
        while (omp_get_thread_num() == 0 && !never) {
        }
#pragma omp barrier
    }
    return 0;
}
