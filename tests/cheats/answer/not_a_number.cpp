// expect: wrong_answer on serial, omp, mpi, mpi+omp, kokkos
// Equals everything where only differences are looked at.
#include "kit.hpp"

double average(Input const&) { return std::numeric_limits<double>::quiet_NaN(); }
