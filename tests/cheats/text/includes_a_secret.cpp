// expect: build_failed on serial
// naive judge: holds, for the file is not mounted there either
// Diagnostics would quote the first line of a file that cannot be compiled.
#include "/etc/shadow"
#include "kit.hpp"

double average(Input const&) { return 42; }
