// expect: crashed or timed_out on serial
// A fresh worker with a library of ours in front: it takes up the order, and has no candidate.
#include "kit.hpp"

double average(Input const&) {
    std::printf("%s", report);
    std::fflush(stdout);
    setenv("LD_PRELOAD", "/job/candidate.so", 1);
    execl("/job/worker", "worker", "/job/candidate.so", "/job/channel", nullptr);
    _exit(0);
}
