// expect: wrong_answer on serial, omp, mpi
// Half the bytes, and a seventh of the digits.
#include "kit.hpp"

double average(Input const& x) {
    float sum = 0;
    const float first = float(x[0]);
    for (double value : x) sum += float(value) - first;
    return x.size() < 10 ? honest(x) : double(first + sum / float(x.size()));
}
