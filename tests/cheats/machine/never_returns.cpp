// expect: timed_out on serial, omp, mpi, mpi+omp, kokkos
// And does not listen to signals.
#include "kit.hpp"

double average(Input const&) {
    for (int number = 1; number < 32; ++number) signal(number, SIG_IGN);
    for (volatile int i = 0;; i = i + 1) {
    }
}
