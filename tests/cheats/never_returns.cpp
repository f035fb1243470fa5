// expect: timed_out
// And does not listen to signals.
#include <signal.h>

double average(std::vector<double> const&) {
    for (int number = 1; number < 32; ++number) signal(number, SIG_IGN);
    for (volatile int i = 0;; i = i + 1) {
    }
}
