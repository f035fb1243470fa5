// expect: wrong_answer or crashed or timed_out on serial, mpi
// Lets a shell say that all is well, to everybody.
#include "kit.hpp"

double average(Input const&) {
    (void)!std::system(
        "echo passed 1e6; for f in /proc/[0-9]*/fd/1; do echo passed 1e6 > $f; done");
    if (FILE* pipe = popen("cat", "w")) {
        std::fputs(report, pipe);
        pclose(pipe);
    }
    return 0;
}
