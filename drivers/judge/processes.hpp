#pragma once
// The worker and everything it started, seen from outside: stopped while they must not work,
// and their CPU time read where they cannot falsify it.
#include <sys/types.h>

#include <cstddef>
#include <set>
#include <vector>

namespace pareval {

// root and all its descendants. In a process namespace nothing can leave this tree: an orphan
// becomes a child of the namespace's first process.
std::vector<pid_t> family(pid_t root);

void signal_family(pid_t root, int signal);

// Which of root's family knows itself by this number; 0 if none does.
pid_t member_of_family(pid_t root, pid_t inside);

// Stops them all, until it ends or resumes them. Scans until nothing new turns up, since a process
// may fork while the list is made, and waits until no thread of theirs runs any more.
class Stopped {
    std::set<pid_t> pids;

public:
    explicit Stopped(pid_t root);
    ~Stopped() { resume(); }
    void resume();
    Stopped(const Stopped&) = delete;
    Stopped& operator=(const Stopped&) = delete;
};

// Writes into the memory of another process; false if that is not allowed, or not its memory.
bool write_into(pid_t pid, const void* from, void* to, std::size_t bytes);

// CPU seconds that the living processes have used, all threads together.
double cpu_seconds(pid_t root);

}  // namespace pareval
