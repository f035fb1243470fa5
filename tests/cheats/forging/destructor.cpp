// expect: wrong_answer on serial, omp
// The destructor of a static object has the last word.
#include "kit.hpp"

static struct Last {
    ~Last() { (void)!write(1, report, sizeof report - 1); }
} last;

double average(Input const&) { return 0; }
