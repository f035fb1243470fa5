// expect: timed_out or crashed on serial, omp, mpi, mpi+omp, kokkos
// says: Resource temporarily unavailable
// A fork bomb.
#include "kit.hpp"

double average(Input const&) {
    for (bool told = false;;)
        if (fork() < 0 && !std::exchange(told, true)) std::perror("fork");
}
