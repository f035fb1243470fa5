// expect: build_failed on serial
// naive judge: holds, for the header is not mounted there either
// The header of the problem has the reference in it.
#include "kit.hpp"
#include "pareval/problem.hpp"

double average(Input const&) { return 42; }
