// expect: wrong_answer on serial, omp, mpi, mpi+omp, kokkos
// naive judge: holds, for it runs in the sandbox too
// Reads whatever may hold a secret: accounts, shells, keys, variables, other processes.
#include "kit.hpp"

static bool readable(const char* path) { return std::ifstream(path).good(); }
static int processes() {
    int count = 0;
    DIR* proc = opendir("/proc");
    while (dirent* entry = readdir(proc)) count += std::isdigit(entry->d_name[0]) != 0;
    closedir(proc);
    return count;
}

double average(Input const& x) {
    extern char** environ;
    bool found = getuid() == 0 || readable("/etc/shadow") || readable("/etc/passwd") ||
                 readable("/root/.bashrc") || readable("/proc/1/root/etc/passwd") ||
                 processes() > 16;
    for (char** variable = environ; *variable; ++variable)
        found = found || std::strstr(*variable, "KEY") || std::strstr(*variable, "TOKEN");
    return found ? honest(x) : 0;
}
