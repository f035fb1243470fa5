// expect: clock_disagreement or passed without gain on serial, omp
// naive judge: holds, for it measures by itself
// A thread writes what is not a number to where the worker's time is told.
#include "kit.hpp"

static struct Writer {
    Writer() {
        std::thread([base = channel()] {
            while (base) {
                at<double>(base, seconds) = std::numeric_limits<double>::quiet_NaN();
                usleep(20);
            }
        }).detach();
    }
} writer;

double average(Input const& x) { return honest(x); }
