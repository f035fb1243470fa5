// expect: wrong_answer or crashed on serial, omp
// naive judge: holds, for it waits for answers
// A thread does the work while the caller already has a reference to nothing.
#include "kit.hpp"

static volatile double result;

double average(Input const& x) {
    std::thread([&x] { result = honest(x); }).detach();
    return result;
}
