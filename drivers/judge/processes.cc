#include "processes.hpp"

#include <dirent.h>
#include <signal.h>
#include <time.h>

#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>

namespace pareval {

namespace {

// 0 if the process is gone.
pid_t parent_of(pid_t pid) {
    char line[512];
    std::FILE* file = std::fopen(("/proc/" + std::to_string(pid) + "/stat").c_str(), "r");
    if (!file) return 0;
    std::size_t length = std::fread(line, 1, sizeof line, file);
    std::fclose(file);
    // The name in parentheses may hold anything, so look behind the last one.
    std::string text(line, length);
    auto end = text.rfind(')');
    pid_t parent = 0;
    if (end != std::string::npos) std::sscanf(text.c_str() + end + 1, " %*c %d", &parent);
    return parent;
}

}  // namespace

std::vector<pid_t> family(pid_t root) {
    std::vector<pid_t> result{root};
    DIR* proc = opendir("/proc");
    if (!proc) return result;
    std::multimap<pid_t, pid_t> children;
    while (dirent* entry = readdir(proc))
        if (pid_t pid = std::atoi(entry->d_name); pid > 0) children.emplace(parent_of(pid), pid);
    closedir(proc);

    for (std::size_t i = 0; i < result.size(); ++i) {
        auto [first, last] = children.equal_range(result[i]);
        for (auto child = first; child != last; ++child) result.push_back(child->second);
    }
    return result;
}

void signal_family(pid_t root, int signal) {
    for (pid_t pid : family(root)) kill(pid, signal);
}

Stopped::Stopped(pid_t root) {
    for (bool grown = true; grown;) {
        grown = false;
        for (pid_t pid : family(root))
            if (pids.insert(pid).second) {
                kill(pid, SIGSTOP);
                grown = true;
            }
    }
}

Stopped::~Stopped() {
    for (pid_t pid : pids) kill(pid, SIGCONT);
}

double cpu_seconds(pid_t root) {
    double sum = 0;
    for (pid_t pid : family(root)) {
        clockid_t clock;
        timespec time;
        if (clock_getcpuclockid(pid, &clock) || clock_gettime(clock, &time)) continue;
        sum += double(time.tv_sec) + double(time.tv_nsec) * 1e-9;
    }
    return sum;
}

}  // namespace pareval
