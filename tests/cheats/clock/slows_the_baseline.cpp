// expect: passed without gain or clock_disagreement on serial, omp
// naive judge: holds, for it measures its baseline first
// Threads burn all cores except while the call runs: the worker is stopped while the baseline is
// timed, so they gain nothing, and their CPU time before the call gives them away.
#include "kit.hpp"

static std::atomic<bool> quiet{true};
static struct Hog {
    Hog() {
        for (int i = 0; i < 2; ++i)
            std::thread([] {
                for (;;)
                    while (quiet) std::this_thread::yield();
            }).detach();
    }
} hog;

double average(Input const& x) {
    quiet = true;
    double result = honest(x);
    quiet = false;
    return result;
}
