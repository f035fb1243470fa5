// expect: build_failed or wrong_answer or crashed on serial
// Names that a driver uses become other ones; so do comparisons and printing.
#include "kit.hpp"

double average(Input const&) { return 42; }

#define fabs(x) 0.0
#define slots nothing_to_see
#define wanted replicas
#define collect (void)
