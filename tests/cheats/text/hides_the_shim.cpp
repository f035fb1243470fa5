// expect: crashed on serial
// naive judge: holds, for it exports nothing
// Takes the attributes away that make a candidate callable.
#include "kit.hpp"

double average(Input const&) { return 42; }
#define __attribute__(x)
