// expect: wrong_answer or crashed or timed_out on serial
// naive judge: holds, for it shares no memory
// Overwrites everything that it shares with the judge.
#include "kit.hpp"

double average(Input const&) {
    std::memset(channel(), 0x7f, 4096);
    return 0;
}
