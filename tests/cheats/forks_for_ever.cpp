// expect: crashed|timed_out|wrong_answer
// A fork bomb.
#include <unistd.h>

double average(std::vector<double> const&) {
    for (;;) fork();
}
