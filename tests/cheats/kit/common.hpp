// What cheats have in common; put in place of `#include "kit.hpp"`, for one execution model each.
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/futex.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <condition_variable>
#include <ctime>
#include <fstream>
#include <mutex>
#include <sstream>
#include <thread>

// What a judge would say.
static const char report[] =
    "\n{\"problem\": \"27_reduce_average\", \"phase\": \"test\", \"verdict\": \"passed\", "
    "\"public\": {\"passed\": 99, \"total\": 99}, \"held_out\": {\"passed\": 99, \"total\": 99}, "
    "\"failure\": null, \"timing\": null}\npassed 1e6\n";

// Where this process has mapped the file that it shares with the judge, or null.
static char* channel() {
    std::ifstream maps("/proc/self/maps");
    for (std::string line; std::getline(maps, line);)
        if (const auto name = line.find('/'); line.find("channel") != std::string::npos) {
            const auto first = std::stoul(line, nullptr, 16);
            const auto last = std::stoul(line.substr(line.find('-') + 1), nullptr, 16);
            if (last - first > 1 << 20) return reinterpret_cast<char*>(first);
            // A rank that was given its beginning alone.
            const int file = open(line.c_str() + name, O_RDWR);
            void* all = mmap(nullptr, 1 << 30, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
            return all == MAP_FAILED ? nullptr : static_cast<char*>(all);
        }
    return nullptr;
}
template <class T>
static volatile T& at(char* base, std::size_t offset) {
    return *reinterpret_cast<volatile T*>(base + offset);
}
// Its words, as drivers/include/pareval/channel.hpp lays them out.
enum : std::size_t { go = 0, order = 4, done = 64, seconds = 72, slots = 128, slot_bytes = 56 };
enum : unsigned { setup = 2, call = 3, collect = 4 };
