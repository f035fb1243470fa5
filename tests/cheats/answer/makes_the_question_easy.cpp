// expect: input_modified on serial, omp, mpi, mpi+omp, kokkos
// Sets the input to zero, so that the answer is zero.
#include "kit.hpp"

double average(Input const& x) {
    std::fill_n(const_cast<double*>(x.data()), x.size(), 0.0);
    return 0;
}
