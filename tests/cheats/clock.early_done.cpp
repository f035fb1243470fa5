// expect: clock_disagreement|wrong_answer
// Says "done, in a nanosecond" itself, and works afterwards.
#include <linux/futex.h>
#include <sys/syscall.h>
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

double average(std::vector<double> const& x) {
    char* c = channel();
    *reinterpret_cast<volatile double*>(c + 72) = 1e-9;
    *reinterpret_cast<volatile unsigned*>(c + 64) = *reinterpret_cast<volatile unsigned*>(c);
    syscall(SYS_futex, c + 64, FUTEX_WAKE, INT_MAX, nullptr, nullptr, 0);
    usleep(20000);
    return honest(x);
}
