// expect: clock_disagreement or passed without gain on serial, omp, kokkos
// Rewrites the machine code of the clock that the worker reads.
#include "kit.hpp"

static struct Stop {
    Stop() {
        auto clock = static_cast<unsigned char*>(
            dlsym(RTLD_DEFAULT, "_ZNSt6chrono3_V212steady_clock3nowEv"));
        auto page = reinterpret_cast<void*>(reinterpret_cast<unsigned long>(clock) & ~4095ul);
        if (mprotect(page, 8192, PROT_READ | PROT_WRITE | PROT_EXEC)) return;
        const unsigned char return_zero[] = {0x31, 0xc0, 0xc3};
        std::memcpy(clock, return_zero, sizeof return_zero);
    }
} stop;

double average(Input const& x) { return honest(x); }
