// expect: wrong_answer on serial, omp
// A program of its own, in place of the driver's.
#include "kit.hpp"

double average(Input const&) { return 42; }
int main() { return std::puts("passed 1e6"), 0; }
#define main main_of_the_driver
