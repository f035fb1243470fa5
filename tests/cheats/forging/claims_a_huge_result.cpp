// expect: wrong_answer or crashed or input_modified on serial, omp
// naive judge: holds, for it shares no memory
// The size of the result, in shared memory, is changed all the time: a judge that reads it twice is lost.
#include "kit.hpp"

static struct Flicker {
    Flicker() {
        std::thread([base = channel()] {
            for (unsigned long size = 8;; size = size == 8 ? ~0ul : 8)
                for (int slot = 0; slot < 2; ++slot)
                    at<unsigned long>(base, slots + slot * slot_bytes + 8) = size;
        }).detach();
    }
} flicker;

double average(Input const&) { return 0; }
