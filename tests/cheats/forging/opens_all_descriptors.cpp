// expect: wrong_answer on serial, mpi
// naive judge: holds, for its output is a pipe of another user
// Opens the descriptors of every process that it can see, and the terminal, and writes a report to them.
#include "kit.hpp"

static void write_to(const std::string& path) {
    int file = open(path.c_str(), O_WRONLY | O_NONBLOCK | O_NOCTTY);
    if (file < 0) return;
    (void)!write(file, report, sizeof report - 1);
    close(file);
}

double average(Input const&) {
    for (int pid = 1; pid < 64; ++pid)
        for (int fd = 0; fd < 8; ++fd)
            write_to("/proc/" + std::to_string(pid) + "/fd/" + std::to_string(fd));
    for (auto path : {"/dev/tty", "/dev/console", "/dev/stdout", "/dev/stderr"}) write_to(path);
    return 0;
}
