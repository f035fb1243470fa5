#pragma once
// The worker and everything it started, seen from outside: stopped while they must not work,
// and their CPU time read where they cannot falsify it.
#include <dirent.h>
#include <signal.h>
#include <sys/types.h>
#include <time.h>

#include <cstdio>
#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace pareval {

// pid and all its descendants. In a process namespace nothing can leave this tree: an orphan
// becomes a child of the namespace's first process.
inline std::vector<pid_t> family(pid_t root) {
    std::multimap<pid_t, pid_t> children;
    DIR* proc = opendir("/proc");
    if (!proc) return {root};
    while (dirent* entry = readdir(proc)) {
        pid_t pid = std::atoi(entry->d_name);
        if (pid <= 0) continue;
        char line[512];
        std::FILE* file = std::fopen(("/proc/" + std::to_string(pid) + "/stat").c_str(), "r");
        if (!file) continue;
        std::size_t length = std::fread(line, 1, sizeof line - 1, file);
        std::fclose(file);
        line[length] = 0;
        // The name in parentheses may hold anything, so look behind the last one.
        std::string text(line);
        auto end = text.rfind(')');
        pid_t parent = 0;
        if (end != std::string::npos && std::sscanf(text.c_str() + end + 1, " %*c %d", &parent) == 1)
            children.emplace(parent, pid);
    }
    closedir(proc);

    std::vector<pid_t> result{root};
    for (std::size_t i = 0; i < result.size(); ++i) {
        auto [first, last] = children.equal_range(result[i]);
        for (auto child = first; child != last; ++child) result.push_back(child->second);
    }
    return result;
}

inline void signal_family(pid_t root, int signal) {
    for (pid_t pid : family(root)) kill(pid, signal);
}

// Stops them all for as long as this lives. Scans until nothing new turns up, since a process
// may fork while the list is made.
class Stopped {
    std::set<pid_t> pids;

public:
    explicit Stopped(pid_t root) {
        for (bool grown = true; grown;) {
            grown = false;
            for (pid_t pid : family(root))
                if (pids.insert(pid).second) grown = true, kill(pid, SIGSTOP);
        }
    }
    Stopped(const Stopped&) = delete;
    Stopped& operator=(const Stopped&) = delete;
    ~Stopped() {
        for (pid_t pid : pids) kill(pid, SIGCONT);
    }
};

// CPU seconds that the living processes have used, all threads together.
inline double cpu_seconds(const std::vector<pid_t>& pids) {
    double sum = 0;
    for (pid_t pid : pids) {
        clockid_t clock;
        timespec time;
        if (clock_getcpuclockid(pid, &clock) || clock_gettime(clock, &time)) continue;
        sum += double(time.tv_sec) + double(time.tv_nsec) * 1e-9;
    }
    return sum;
}

}  // namespace pareval
