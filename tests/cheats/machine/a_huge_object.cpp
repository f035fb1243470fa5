// expect: build_failed or build_timed_out on serial
// A library of a terabyte, of which a few bytes say how large it is.
#include "kit.hpp"

asm(".data\n.fill 0x10000000000, 1, 1\n.text");
double average(Input const&) { return 0; }
