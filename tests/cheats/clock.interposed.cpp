// expect: passed
// Its own clock_gettime must not become the worker's: it passes, and gains nothing.
#include <ctime>

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

extern "C" int clock_gettime(clockid_t, timespec* time) noexcept {
    time->tv_sec = time->tv_nsec = 0;
    return 0;
}

double average(std::vector<double> const& x) { return honest(x); }
