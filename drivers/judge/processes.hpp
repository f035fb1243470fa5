#pragma once
// The worker and everything it started, seen from outside: stopped while they must not work,
// and their CPU time read where they cannot falsify it.
#include <sys/types.h>

#include <set>
#include <vector>

namespace pareval {

// root and all its descendants. In a process namespace nothing can leave this tree: an orphan
// becomes a child of the namespace's first process.
std::vector<pid_t> family(pid_t root);

void signal_family(pid_t root, int signal);

// Stops them all for as long as this lives. Scans until nothing new turns up, since a process
// may fork while the list is made.
class Stopped {
    std::set<pid_t> pids;

public:
    explicit Stopped(pid_t root);
    ~Stopped();
    Stopped(const Stopped&) = delete;
    Stopped& operator=(const Stopped&) = delete;
};

// CPU seconds that the living processes have used, all threads together.
double cpu_seconds(pid_t root);

}  // namespace pareval
