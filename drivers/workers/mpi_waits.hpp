#pragma once
// Tells which rank waits in which call of MPI, when a candidate does not end: for its author's
// eyes, never for the verdict. On only where tools/mpi_waits.py asks for it, in a launch that is
// run once more after it ran out of time.
//
// A rank that has not come further for two seconds prints `pareval-waits RANK WHAT` on its standard
// error: the call and whom it waits for, `returned` once the candidate is done, `-` outside of MPI.
#include <signal.h>
#include <sys/time.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "mpi_calls.hpp"

namespace pareval::waits {

inline int own_rank = -1;
inline unsigned seen = 0, quiet = 0;

// The handler of a timer: nothing here may allocate or lock.
inline void look(int) {
    const auto& now = mpi_calls;
    const unsigned calls = now.calls.load();
    quiet = calls == seen ? quiet + 1 : 0;
    seen = calls;
    if (quiet != 2) return;
    char line[128];
    int length;
    if (calls % 2 == 0) length = std::snprintf(line, sizeof line, "pareval-waits %d -\n", own_rank);
    else if (!now.of_candidate)
        length = std::snprintf(line, sizeof line, "pareval-waits %d returned\n", own_rank);
    else if (now.to_one && now.partner == MPI_ANY_SOURCE)
        length = std::snprintf(line, sizeof line, "pareval-waits %d %s any %d\n", own_rank,
                               now.name, now.tag);
    else if (now.to_one)
        length = std::snprintf(line, sizeof line, "pareval-waits %d %s %d %d\n", own_rank, now.name,
                               now.partner, now.tag);
    else length = std::snprintf(line, sizeof line, "pareval-waits %d %s\n", own_rank, now.name);
    (void)!write(2, line, std::size_t(length));
}

inline void watch(int rank) {
    if (!std::getenv("PAREVAL_WAITS")) return;
    own_rank = rank;
    mpi_calls.noted = true;
    struct sigaction action {};
    action.sa_handler = look;
    action.sa_flags = SA_RESTART;
    sigaction(SIGALRM, &action, nullptr);
    const itimerval every{{1, 0}, {1, 0}};
    setitimer(ITIMER_REAL, &every, nullptr);
}

}  // namespace pareval::waits
