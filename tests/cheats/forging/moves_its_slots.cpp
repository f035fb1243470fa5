// expect: wrong_answer or crashed or timed_out on serial
// naive judge: holds, for it shares no memory
// Lets the table of arguments point elsewhere: the judge believes its own.
#include "kit.hpp"

double average(Input const&) {
    for (int slot = 0; slot < 16; ++slot)
        at<unsigned long>(channel(), slots + slot * slot_bytes) = 0;
    return 0;
}
