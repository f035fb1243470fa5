// expect: wrong_answer on mpi, mpi+omp
// Idle ranks return what costs nothing.
#include "kit.hpp"

double average(Input const& x) {
    const double right = honest(x);
    return rank() == 0 ? right : 0;
}
