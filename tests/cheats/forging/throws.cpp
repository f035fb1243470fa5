// expect: crashed or timed_out on serial, omp, mpi, mpi+omp, kokkos
// An exception that says that all is well, for judges that read the last line.
#include "kit.hpp"

double average(Input const&) {
    std::set_terminate([] {
        (void)!write(1, report, sizeof report - 1);
        _exit(0);
    });
    throw std::runtime_error("passed");
}
