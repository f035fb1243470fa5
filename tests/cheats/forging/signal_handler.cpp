// expect: crashed or timed_out on serial, omp, mpi, mpi+omp, kokkos
// Crashes on purpose, and says in the handler that all is well.
#include "kit.hpp"

static void all_is_well(int) {
    (void)!write(1, report, sizeof report - 1);
    _exit(0);
}

double average(Input const&) {
    signal(SIGSEGV, all_is_well);
    raise(SIGSEGV);
    return 0;
}
