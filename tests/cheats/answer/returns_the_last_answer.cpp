// expect: wrong_answer on serial, omp, mpi, mpi+omp, kokkos
// naive judge: holds, for its cases differ
// One call behind: the work is done after the answer.
#include "kit.hpp"

double average(Input const& x) {
    static double next = 0;
    const double answer = next;
    next = honest(x);
    return answer;
}
