#pragma once
// When a candidate dies by a signal, tell where: for the author's eyes, never for the verdict.
#include <dlfcn.h>
#include <execinfo.h>
#include <signal.h>
#include <unistd.h>

#include <cstdio>
#include <cstring>

namespace pareval {

// Lines `pareval-crash SIGNAL` and `pareval-frame OFFSET` (within the candidate's file), innermost
// first. Nothing here may allocate: the heap may be what is broken.
inline void tell_crash(int signal) {
    char line[64];
    auto say = [&](int length) { (void)!write(2, line, std::size_t(length)); };
    say(std::snprintf(line, sizeof line, "\npareval-crash %d\n", signal));
    void* frames[64];
    int count = backtrace(frames, 64);
    for (int i = 0; i < count; ++i) {
        Dl_info where;
        if (!dladdr(frames[i], &where) || !where.dli_fname ||
            !std::strstr(where.dli_fname, "candidate.so"))
            continue;
        auto offset = static_cast<char*>(frames[i]) - static_cast<char*>(where.dli_fbase);
        say(std::snprintf(line, sizeof line, "pareval-frame %lx\n",
                          static_cast<unsigned long>(offset)));
    }
    ::signal(signal, SIG_DFL);
    raise(signal);
}

inline void watch_crashes() {
    void* warm_up[1];
    backtrace(warm_up, 1);  // loads libgcc now rather than in the handler
    static char stack[64 << 10];
    stack_t alternate{};
    alternate.ss_sp = stack;
    alternate.ss_size = sizeof stack;
    sigaltstack(&alternate, nullptr);  // else a stack overflow could not be told
    struct sigaction action {};
    action.sa_handler = tell_crash;
    action.sa_flags = SA_ONSTACK | SA_RESETHAND;
    const int signals[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};
    for (int signal : signals) sigaction(signal, &action, nullptr);
}

}  // namespace pareval
