// expect: wrong_answer on serial
// naive judge: holds, for it calls the reference afterwards
// Returns what the last function left in the register for results.
#include "kit.hpp"

double average(Input const&) {
    double left;
    asm volatile("" : "=x"(left));
    return left;
}
