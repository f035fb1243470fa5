// expect: crashed on serial, omp, mpi, mpi+omp, kokkos
// says: of memory together, and may take
// No process takes more than it may, and all together take more: six times a quarter of a GiB, to spare the machine.
#include "kit.hpp"

double average(Input const& x) {
    const int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE;
    for (int i = 0; i < 6; ++i)
        if (fork() == 0) {
            mmap(nullptr, 256 << 20, PROT_READ | PROT_WRITE, flags, -1, 0);
            for (;;) pause();
        }
    sleep(60);
    return 0 * honest(x);
}
