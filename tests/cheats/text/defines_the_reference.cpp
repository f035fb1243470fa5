// expect: wrong_answer on serial, omp, mpi
// Whoever asks the reference after this asks the candidate.
#include "kit.hpp"

#define correctAverage(data, size) average(x)

double average(Input const&) { return 42; }
