// expect: crashed or timed_out or wrong_answer on serial, mpi
// Wants whoever waits for it to end with success.
#include "kit.hpp"

double average(Input const&) {
    std::printf("%s", report);
    std::fflush(stdout);
    for (int number : {SIGUSR1, SIGTERM, SIGINT, SIGSTOP}) kill(getppid(), number);
    return 0;
}
