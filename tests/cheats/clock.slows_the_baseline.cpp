// expect: passed|clock_disagreement
// A thread burns a core except while the call runs: the worker is stopped while the baseline is
// timed, so it gains nothing, and its CPU time before the call gives it away.
#include <thread>

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

static std::atomic<bool> quiet{true};
static struct Hog {
    Hog() {
        for (int i = 0; i < 2; ++i)
            std::thread([] {
                for (;;)
                    while (quiet) std::this_thread::yield();
            }).detach();
    }
} hog;

double average(std::vector<double> const& x) {
    quiet = true;
    double result = honest(x);
    quiet = false;
    return result;
}
