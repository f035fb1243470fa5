// expect: wrong_answer or crashed or input_modified on serial
// naive judge: holds, for it gives no orders
// A thread says "done" before anything was done.
#include "kit.hpp"

static struct Eager {
    Eager() {
        std::thread([base = channel()] {
            for (;;)
                if (at<unsigned>(base, done) != at<unsigned>(base, go)) {
                    at<unsigned>(base, done) = at<unsigned>(base, go);
                    syscall(SYS_futex, base + done, FUTEX_WAKE, INT_MAX, nullptr, nullptr, 0);
                }
        }).detach();
    }
} eager;

double average(Input const&) { return 0; }
