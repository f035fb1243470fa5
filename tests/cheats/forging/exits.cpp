// expect: crashed or timed_out on serial, omp, mpi, mpi+omp, kokkos
// Leaves by the front door, so that buffers are flushed, destructors run and the status is that of success.
#include "kit.hpp"

double average(Input const&) {
    std::printf("%s", report);
    std::exit(0);
}
