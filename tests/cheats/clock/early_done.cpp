// expect: clock_disagreement or wrong_answer or not_parallel or passed without gain on serial, omp, mpi
// naive judge: holds, for it gives no orders
// Says "done, in a nanosecond" itself, and works afterwards.
#include "kit.hpp"

double average(Input const& x) {
    if (char* c = channel()) {
        at<double>(c, seconds) = 1e-9;
        at<unsigned>(c, done) = at<unsigned>(c, go);
        syscall(SYS_futex, c + done, FUTEX_WAKE, INT_MAX, nullptr, nullptr, 0);
    }
    usleep(20000);
    return honest(x);
}
