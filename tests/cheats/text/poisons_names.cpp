// expect: build_failed or wrong_answer on serial
// naive judge: holds, for it has other names
// Forbids the names that a driver needs.
#include "kit.hpp"

double average(Input const&) { return 42; }
#pragma GCC poison pareval_call
