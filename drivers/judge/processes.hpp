#pragma once
// The worker and everything it started, seen from outside: stopped while they must not work,
// and their CPU time read where they cannot falsify it.
#include <sched.h>
#include <sys/types.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <vector>

namespace pareval {

// root and all its descendants. In a process namespace nothing can leave this tree: an orphan
// becomes a child of the namespace's first process.
std::vector<pid_t> family(pid_t root);

// Whether a thread of root's family runs, or is about to.
bool any_runs(pid_t root);

void signal_family(pid_t root, int signal);

// root's family by the numbers that they know themselves by.
std::map<pid_t, pid_t> family_by_own_numbers(pid_t root);

// The number that a thread knows itself by; 0 if it is gone.
pid_t own_number(pid_t process, pid_t thread);

// While it lives, this process and what it starts run on one core; on any if core is negative.
class OnCore {
    cpu_set_t before;

public:
    explicit OnCore(int core);
    ~OnCore() { sched_setaffinity(0, sizeof before, &before); }
    OnCore(const OnCore&) = delete;
    OnCore& operator=(const OnCore&) = delete;
};

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

// Nanoseconds of CPU by thread, of those that have ended together; empty if the system does
// not tell. Exact if the process goes to sleep in a millisecond: of a thread that runs, the system
// tells what it had used when it was last looked at.
using CpuTimes = std::map<pid_t, std::int64_t>;
constexpr pid_t ended_threads = 0;
CpuTimes cpu_times(pid_t pid);

// CPU seconds that the living processes have used, all threads together.
double cpu_seconds(pid_t root);

}  // namespace pareval
