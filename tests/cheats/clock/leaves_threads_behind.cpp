// expect: clock_disagreement or passed without gain on serial, omp
// naive judge: holds, for it looks at nothing after the call
// Each call leaves a thread that is still at work when the result is collected.
#include "kit.hpp"

static std::atomic<int> at_work{0};

double average(Input const& x) {
    if (x.size() > 10000 && at_work < 2)
        std::thread([] {
            ++at_work;
            for (auto start = std::clock(); std::clock() - start < CLOCKS_PER_SEC / 10;) {
            }
            --at_work;
        }).detach();
    return honest(x);
}
