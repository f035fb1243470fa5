// expect: crashed on serial, omp, mpi, kokkos
// A recursion without an end.
#include "kit.hpp"

static double deeper(volatile double* above) {
    volatile double here[512] = {*above};
    return deeper(here) + here[1];
}
double average(Input const&) {
    volatile double top = 0;
    return deeper(&top);
}
