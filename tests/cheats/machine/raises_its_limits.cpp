// expect: wrong_answer on serial, mpi
// says: Operation not permitted
// Asks for more than it was given, and for the rights of root.
#include "kit.hpp"

double average(Input const&) {
    const rlimit endless{RLIM_INFINITY, RLIM_INFINITY};
    for (auto which : {RLIMIT_AS, RLIMIT_NPROC, RLIMIT_CPU, RLIMIT_FSIZE, RLIMIT_NOFILE})
        if (setrlimit(which, &endless)) std::perror("setrlimit");
    if (setuid(0)) std::perror("setuid");
    if (setpriority(PRIO_PROCESS, 0, -20)) std::perror("setpriority");
    return getuid() == 0;
}
