// expect: clock_disagreement or passed without gain on serial, omp
// An empty order takes long, so that much would be forgiven to the others; and the clock stands still.
#include "kit.hpp"

static std::atomic<bool> called{false};
static struct Slow {
    Slow() {
        auto code = static_cast<unsigned char*>(
            dlsym(RTLD_DEFAULT, "_ZNSt6chrono3_V212steady_clock3nowEv"));
        auto page = reinterpret_cast<void*>(reinterpret_cast<unsigned long>(code) & ~4095ul);
        if (mprotect(page, 8192, PROT_READ | PROT_WRITE | PROT_EXEC)) return;
        // jmp *(rip): to our own clock, which sleeps
        const unsigned char jump[] = {0xff, 0x25, 0, 0, 0, 0};
        std::memcpy(code, jump, sizeof jump);
        auto target = &clock;
        std::memcpy(code + sizeof jump, &target, sizeof target);
    }
    static long clock() {
        if (!called) usleep(10000);
        return 0;
    }
} slow;

double average(Input const& x) {
    called = true;
    return honest(x);
}
