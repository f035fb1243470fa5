// expect: wrong_answer on serial, omp, mpi, mpi+omp, kokkos
// naive judge: holds, for an infinite difference is one
// Makes every relative error 0 or not a number.
#include "kit.hpp"

double average(Input const&) { return -std::numeric_limits<double>::infinity(); }
