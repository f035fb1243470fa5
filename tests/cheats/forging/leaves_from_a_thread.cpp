// expect: crashed or timed_out on omp, mpi+omp
// The second thread of a team ends the program with success.
#include "kit.hpp"

double average(Input const&) {
#pragma omp parallel
    if (omp_get_thread_num() == omp_get_num_threads() - 1) {
        (void)!write(1, report, sizeof report - 1);
        _exit(0);
    }
    return 0;
}
