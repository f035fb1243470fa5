// expect: build_failed or wrong_answer or crashed on serial
// naive judge: holds, for both sides lose the same digits
// All that follows has half the digits.
#include "kit.hpp"

double average(Input const&) { return 42; }
#define double float
