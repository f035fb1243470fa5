// expect: crashed or timed_out on mpi
// The last rank is gone; the first one prints a report and would answer alone.
#include "kit.hpp"

double average(Input const& x) {
    if (rank() > 0) _exit(0);
    (void)!write(1, report, sizeof report - 1);
    return std::accumulate(x.begin(), x.end(), 0.0) / x.size() + 0 * honest(x);
}
