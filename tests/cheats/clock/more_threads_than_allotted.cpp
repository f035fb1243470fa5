// expect: passed without gain or clock_disagreement on omp
// naive judge: holds, for it counts no threads
// Asks OpenMP for more threads than it was given.
#include "kit.hpp"

double average(Input const& x) {
    omp_set_dynamic(0);
    double sum = 0;
#pragma omp parallel for simd reduction(+ : sum) num_threads(16)
    for (size_t i = 0; i < x.size(); ++i) sum += x[i];
    return sum / x.size();
}
