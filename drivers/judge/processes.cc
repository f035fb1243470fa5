#include "processes.hpp"

#include <dirent.h>
#include <signal.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <string>

namespace pareval {

namespace {

// Empty if there is no such file.
std::string contents(const std::string& path) {
    char bytes[4096];
    std::FILE* file = std::fopen(path.c_str(), "r");
    if (!file) return "";
    std::size_t length = std::fread(bytes, 1, sizeof bytes, file);
    std::fclose(file);
    return std::string(bytes, length);
}

struct Stat {
    char state = 'X';
    pid_t parent = 0;
};

// Of a process or a thread by its folder below /proc; as above if it is gone.
Stat stat_of(const std::string& folder) {
    // The name in parentheses may hold anything, so look behind the last one.
    const std::string text = contents("/proc/" + folder + "/stat");
    Stat stat;
    if (auto end = text.rfind(')'); end != std::string::npos)
        std::sscanf(text.c_str() + end + 1, " %c %d", &stat.state, &stat.parent);
    return stat;
}

template <class F>
void each_number_in(const std::string& path, F f) {
    DIR* folder = opendir(path.c_str());
    if (!folder) return;
    while (dirent* entry = readdir(folder))
        if (pid_t number = std::atoi(entry->d_name); number > 0) f(number);
    closedir(folder);
}

// Of all threads of a process, those that have ended too.
std::optional<std::int64_t> cpu_nanoseconds(pid_t pid) {
    clockid_t clock;
    timespec time;
    if (clock_getcpuclockid(pid, &clock) || clock_gettime(clock, &time)) return {};
    return std::int64_t(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

// Whether a thread of a process runs, or is about to.
bool runs(pid_t pid, const char* idle) {
    const std::string tasks = std::to_string(pid) + "/task";
    bool any = false;
    each_number_in("/proc/" + tasks, [&](pid_t thread) {
        const char state = stat_of(tasks + "/" + std::to_string(thread)).state;
        any = any || !std::strchr(idle, state);
    });
    return any;
}

// By the folder of a process or a thread below /proc: one number for each process namespace that it
// is in, the innermost last. 0 if it is gone.
pid_t innermost_number(const std::string& folder) {
    const std::string text = contents("/proc/" + folder + "/status");
    const auto line = text.find("\nNSpid:");
    if (line == std::string::npos) return 0;
    return std::atoi(text.c_str() + text.rfind('\t', text.find('\n', line + 1)));
}

}  // namespace

std::vector<pid_t> family(pid_t root) {
    std::vector<pid_t> result{root};
    std::multimap<pid_t, pid_t> children;
    each_number_in("/proc",
                   [&](pid_t pid) { children.emplace(stat_of(std::to_string(pid)).parent, pid); });
    for (std::size_t i = 0; i < result.size(); ++i) {
        auto [first, last] = children.equal_range(result[i]);
        for (auto child = first; child != last; ++child) result.push_back(child->second);
    }
    return result;
}

bool any_runs(pid_t root) {
    const auto all = family(root);
    return std::any_of(all.begin(), all.end(), [](pid_t pid) { return runs(pid, "StTZX"); });
}

void signal_family(pid_t root, int signal) {
    for (pid_t pid : family(root)) kill(pid, signal);
}

std::map<pid_t, pid_t> family_by_own_numbers(pid_t root) {
    std::map<pid_t, pid_t> result;
    for (pid_t pid : family(root))
        if (const pid_t number = innermost_number(std::to_string(pid))) result.emplace(number, pid);
    return result;
}

pid_t own_number(pid_t process, pid_t thread) {
    return innermost_number(std::to_string(process) + "/task/" + std::to_string(thread));
}

OnCore::OnCore(int core) {
    sched_getaffinity(0, sizeof before, &before);
    if (core < 0) return;
    cpu_set_t only;
    CPU_ZERO(&only);
    CPU_SET(unsigned(core), &only);
    sched_setaffinity(0, sizeof only, &only);
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
    // A thread on another core runs on until it is interrupted.
    for (pid_t pid : pids)
        for (int i = 0; i < 1000 && runs(pid, "TtZX"); ++i) usleep(20);
}

void Stopped::resume() {
    for (pid_t pid : pids) kill(pid, SIGCONT);
    pids.clear();
}

bool write_into(pid_t pid, const void* from, void* to, std::size_t bytes) {
    auto local = static_cast<const char*>(from);
    auto remote = static_cast<char*>(to);
    while (bytes > 0) {
        iovec source{const_cast<char*>(local), bytes}, target{remote, bytes};
        const ssize_t written = process_vm_writev(pid, &source, 1, &target, 1, 0);
        if (written <= 0) return false;
        local += written, remote += written, bytes -= std::size_t(written);
    }
    return true;
}

CpuTimes cpu_times(pid_t pid) {
    for (int i = 0; i < 50 && runs(pid, "STtZX"); ++i) usleep(20);
    const std::string tasks = "/proc/" + std::to_string(pid) + "/task";
    CpuTimes times;
    std::int64_t living = 0;
    each_number_in(tasks, [&](pid_t thread) {
        const std::string text = contents(tasks + "/" + std::to_string(thread) + "/schedstat");
        if (text.empty()) return;
        living += times[thread] = std::atoll(text.c_str());
    });
    const auto all = cpu_nanoseconds(pid);
    if (!times.empty() && all) times[ended_threads] = std::max<std::int64_t>(0, *all - living);
    return times;
}

double cpu_seconds(pid_t root) {
    std::int64_t sum = 0;
    for (pid_t pid : family(root)) sum += cpu_nanoseconds(pid).value_or(0);
    return double(sum) * 1e-9;
}

}  // namespace pareval
