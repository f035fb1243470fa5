// expect: crashed or timed_out on serial, omp, mpi, mpi+omp, kokkos
// Prints what the published harness prints, and leaves with success.
#include "kit.hpp"

double average(Input const&) {
    std::puts("Validation: PASS\npassed 1e6");
    std::fflush(nullptr);
    _exit(0);
}
