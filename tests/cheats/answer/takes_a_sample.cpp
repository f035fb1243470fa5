// expect: wrong_answer on serial, omp, mpi
// One number in sixteen is enough, roughly.
#include "kit.hpp"

double average(Input const& x) {
    if (x.size() < 1 << 16) return honest(x);
    double sum = 0;
    for (std::size_t i = 0; i < x.size(); i += 16) sum += x[i];
    return sum / double(x.size() / 16);
}
