// expect: clock_disagreement or passed without gain on serial
// naive judge: holds, for it looks at nothing after the call
// A child process goes on working after each call.
#include "kit.hpp"

double average(Input const& x) {
    static bool once = false;
    if (!std::exchange(once, true) && fork() == 0) {
        setsid();
        for (volatile int i = 0;; i = i + 1) {
        }
    }
    return honest(x);
}
