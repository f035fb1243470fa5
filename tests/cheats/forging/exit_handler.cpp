// expect: crashed or timed_out on serial, omp, mpi, mpi+omp, kokkos
// Speaks last: the report is printed after everything else.
#include "kit.hpp"

double average(Input const&) {
    std::atexit([] { (void)!write(1, report, sizeof report - 1); });
    std::exit(0);
}
