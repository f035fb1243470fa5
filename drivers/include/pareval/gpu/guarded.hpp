#pragma once
// Memory whose bounds are watched.
#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstdlib>
#include <cstring>

namespace pareval::gpu {

// Bytes that end where every access is a fault. What is written in front of them, or into the few
// bytes that alignment leaves behind them, is found out afterwards.
class GuardedBytes {
    char* mapping = nullptr;
    std::size_t capacity = 0;  // in front of the page without access
    std::size_t bytes = 0;

    static constexpr std::size_t alignment = 16;  // of the widest load
    static constexpr std::size_t front = 1024;    // bytes watched in front
    static constexpr int canary = 0xa5;

    static std::size_t rounded(std::size_t n) {
        return (n + alignment - 1) / alignment * alignment;
    }

public:
    GuardedBytes() = default;
    GuardedBytes(const GuardedBytes&) = delete;
    GuardedBytes& operator=(const GuardedBytes&) = delete;
    ~GuardedBytes() {
        if (mapping) munmap(mapping, capacity + page());
    }

    static std::size_t page() { return std::size_t(sysconf(_SC_PAGESIZE)); }

    char* data() const { return mapping + capacity - rounded(bytes); }
    std::size_t size() const { return bytes; }

    // What was there before is lost.
    void resize(std::size_t n) {
        const std::size_t needed = (front + rounded(n) + page() - 1) / page() * page();
        if (needed > capacity) map(needed);
        bytes = n;
        std::memset(data() - front, canary, front);
        std::memset(data() + bytes, canary, rounded(bytes) - bytes);
    }

    // Whether nothing was written outside.
    bool intact() const {
        return is_canary(data() - front, data()) && is_canary(data() + bytes, mapping + capacity);
    }

private:
    void map(std::size_t needed) {
        if (mapping) munmap(mapping, capacity + page());
        void* at = mmap(nullptr, needed + page(), PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
        if (at == MAP_FAILED) std::abort();
        mapping = static_cast<char*>(at);
        capacity = needed;
        mprotect(mapping + capacity, page(), PROT_NONE);
    }
    static bool is_canary(const char* from, const char* to) {
        for (; from < to; ++from)
            if (*from != char(canary)) return false;
        return true;
    }
};

}  // namespace pareval::gpu
