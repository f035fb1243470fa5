// expect: crashed or timed_out on serial, omp, mpi, mpi+omp, kokkos
// Writes what the judge would say to every descriptor, and leaves.
#include "kit.hpp"

double average(Input const&) {
    for (int fd = 0; fd < 1024; ++fd) (void)!write(fd, report, sizeof report - 1);
    _exit(0);
}
