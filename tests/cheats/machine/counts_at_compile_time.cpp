// expect: build_failed or build_timed_out on serial
// A constant that takes for ever to find.
#include "kit.hpp"

constexpr long count() {
    long n = 0;
    for (long i = 0; i < 1L << 50; ++i) n += i;
    return n;
}
constexpr long counted = count();
double average(Input const&) { return double(counted); }
