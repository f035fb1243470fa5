// expect: build_failed or build_timed_out on serial
// A header without an end.
#include "/dev/zero"
#include "kit.hpp"
double average(Input const&) { return 0; }
