// expect: timed_out on serial, omp, mpi, kokkos
// says: all work and no play
// Floods its standard output.
#include "kit.hpp"

double average(Input const&) {
    for (;;)
        std::puts(
            "all work and no play makes a sample fail all work and no play makes a sample fail");
}
