// expect: crashed on serial, omp, mpi, kokkos
// says: std::bad_alloc
// Piece by piece.
#include "kit.hpp"

double average(Input const&) {
    for (;;) *new char[1 << 26] = 'x';
}
