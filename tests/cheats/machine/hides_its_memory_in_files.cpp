// expect: crashed on serial, omp, mpi, mpi+omp, kokkos
// says: of memory together, and may take
// Files without a name, in memory, that no process has mapped: no limit on address space sees them.
#include "kit.hpp"

double average(Input const& x) {
    for (int i = 0; i < 24; ++i) fallocate(memfd_create("file", 0), 0, 0, 60 << 20);
    sleep(60);
    return 0 * honest(x);
}
