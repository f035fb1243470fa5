// expect: wrong_answer on serial, mpi
// says: Read-only file system
// naive judge: holds, for nobody starts it a second time
// Puts a script that prints a report in place of the program that runs it.
#include "kit.hpp"

double average(Input const&) {
    for (auto path : {"/job/worker", "/proc/self/exe", "/job/candidate.so", "/job/driver"}) {
        unlink(path);
        int file = open(path, O_WRONLY | O_TRUNC | O_CREAT, 0755);
        if (file < 0) std::perror(path);
        (void)!write(file, "#!/bin/echo passed 1e6\n", 23);
        close(file);
    }
    return 0;
}
