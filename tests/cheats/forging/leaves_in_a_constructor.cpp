// expect: crashed or timed_out on serial, omp, mpi, kokkos
// Is gone before it is ever called.
#include "kit.hpp"

static struct Leave {
    Leave() {
        (void)!write(1, report, sizeof report - 1);
        std::_Exit(0);
    }
} leave;

double average(Input const&) { return 0; }
