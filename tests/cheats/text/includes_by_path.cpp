// expect: build_failed on serial
// naive judge: holds, for the header is not mounted there either
// The same by the path of an installation.
#include "/usr/local/lib/python3.11/site-packages/pareval_agent/drivers/problems/reduce/27_reduce_average.hpp"
#include "kit.hpp"

double average(Input const&) { return 42; }
