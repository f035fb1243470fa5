// expect: passed without gain on omp
// Its own omp_get_wtime, and its own clock.
#include "kit.hpp"

extern "C" double omp_get_wtime() noexcept { return 0; }
extern "C" int clock_gettime(clockid_t, timespec* time) noexcept {
    time->tv_sec = time->tv_nsec = 0;
    return 0;
}

double average(Input const& x) { return honest(x); }
