// expect: crashed or timed_out on serial
// says: 21 s
// Burns a core until the system has enough of it.
#include "kit.hpp"

double average(Input const&) {
    rlimit limit;
    getrlimit(RLIMIT_CPU, &limit);
    std::fprintf(stderr, "no more than %lu s\n", (unsigned long)limit.rlim_max);
    limit.rlim_cur = limit.rlim_max = std::min<rlim_t>(limit.rlim_max, 1);  // to see it soon
    setrlimit(RLIMIT_CPU, &limit);
    for (volatile int i = 0;; i = i + 1) {
    }
}
