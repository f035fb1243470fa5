// expect: passed without gain or clock_disagreement on serial
// naive judge: holds, for it measures its baseline first
// As above, in processes of their own.
#include "kit.hpp"

static volatile bool* quiet = static_cast<volatile bool*>(
    mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0));
static struct Hog {
    Hog() {
        *quiet = true;
        for (int i = 0; i < 2; ++i)
            if (fork() == 0)
                for (setsid();;)
                    if (*quiet) usleep(100);
    }
} hog;

double average(Input const& x) {
    *quiet = true;
    double result = honest(x);
    *quiet = false;
    return result;
}
