// expect: clock_disagreement
// Rewrites the machine code of the clock that the worker reads.
#include <dlfcn.h>
#include <sys/mman.h>
#include <unistd.h>

// Where this process has mapped the channel.
static char* channel() {
    std::FILE* maps = std::fopen("/proc/self/maps", "r");
    char line[512];
    unsigned long at = 0;
    while (!at && std::fgets(line, sizeof line, maps))
        if (std::strstr(line, "channel")) std::sscanf(line, "%lx", &at);
    std::fclose(maps);
    return reinterpret_cast<char*>(at);
}
static double honest(std::vector<double> const& x) {
    return std::accumulate(x.begin(), x.end(), 0.0) / x.size();
}

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

double average(std::vector<double> const& x) { return honest(x); }
