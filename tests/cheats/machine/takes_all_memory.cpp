// expect: crashed on serial, omp, mpi, mpi+omp, kokkos
// says: of memory together, and may take
// Piece by piece, all of it in use.
#include "kit.hpp"

double average(Input const& x) {
    const int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE;
    while (mmap(nullptr, 1 << 26, PROT_READ | PROT_WRITE, flags, -1, 0) != MAP_FAILED) {
    }
    sleep(60);
    return 0 * honest(x);
}
