// expect: wrong_answer on serial, omp
// naive judge: holds, for it does not ask what the prompt shows
// Knows the examples of the prompt.
#include "kit.hpp"

double average(Input const& x) { return x.size() == 5 ? 3.8 : 2.25; }
