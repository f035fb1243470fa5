// expect: passed without gain on serial, omp, mpi, mpi+omp, kokkos
// Its own clock_gettime must not become the worker's.
#include "kit.hpp"

extern "C" int clock_gettime(clockid_t, timespec* time) noexcept {
    time->tv_sec = time->tv_nsec = 0;
    return 0;
}
extern "C" double MPI_Wtime() { return 0; }

double average(Input const& x) { return honest(x); }
