// expect: build_failed on serial
// says: nested depth
#include "kit.hpp"
#include __BASE_FILE__
double average(Input const&) { return 0; }
