// expect: wrong_answer on serial, omp, mpi, mpi+omp, kokkos
// Works while it is tested, as it believes, and not later.
#include "kit.hpp"

double average(Input const& x) {
    static int calls = 0;
    static double last = 0;
    if (++calls < 6) last = honest(x);
    return last;
}
