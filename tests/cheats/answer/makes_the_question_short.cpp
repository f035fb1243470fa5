// expect: input_modified on serial, omp
// Keeps one element of its input, and is right about that.
#include "kit.hpp"

double average(Input const& x) {
    const_cast<Input&>(x).resize(1);
    return x[0];
}
