// expect: wrong_answer on serial, omp, mpi, mpi+omp, kokkos
// A well-formed report on both outputs, once for each call; then goes on.
#include "kit.hpp"

double average(Input const&) {
    std::cout << report << std::flush;
    std::cerr << report << std::flush;
    return 0;
}
