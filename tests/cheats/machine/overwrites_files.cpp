// expect: wrong_answer on serial, mpi
// says: Read-only file system
// Programs that others will run, and settings of the kernel.
#include "kit.hpp"

double average(Input const&) {
    for (auto path : {"/usr/bin/env", "/usr/lib/x", "/etc/ld.so.preload", "/job/candidate.so",
                      "/proc/sys/kernel/core_pattern", "/sys/devices/system/cpu/online"})
        if (open(path, O_WRONLY | O_CREAT, 0755) < 0) std::perror(path);
        else std::fprintf(stderr, "%s was opened\n", path);
    return 0;
}
