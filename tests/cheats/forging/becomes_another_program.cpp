// expect: crashed or timed_out on serial, mpi
// Replaces itself by a program that prints a report and succeeds.
#include "kit.hpp"

double average(Input const&) {
    execl("/bin/echo", "echo", report, nullptr);
    return 0;
}
