#pragma once
// Memory whose bounds are watched.
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <vector>

namespace pareval::gpu {

// Bytes between pages where every access is a fault. They end at the latter one, so that there are up
// to a page of others in front of them, and a few behind them for the sake of alignment: accesses to
// these are for `Bounds` to find, and what was written there is found out afterwards in any case.
class GuardedBytes {
    const char* const called;
    char* mapping = nullptr;
    std::size_t capacity = 0;  // between the two pages without access that are always there
    std::size_t open = 0;      // at the end of it, where no access is a fault
    std::size_t bytes = 0;

    static constexpr std::size_t alignment = 16;  // of the widest load
    static constexpr int canary = 0xa5;

    static std::size_t rounded(std::size_t n, std::size_t to) { return (n + to - 1) / to * to; }

public:
    explicit GuardedBytes(const char* name) : called(name) { all().push_back(this); }
    GuardedBytes(const GuardedBytes&) = delete;
    GuardedBytes& operator=(const GuardedBytes&) = delete;
    ~GuardedBytes() {
        unmap();
        all().erase(std::find(all().begin(), all().end(), this));
    }

    static std::size_t page() { return std::size_t(sysconf(_SC_PAGESIZE)); }
    // Those that there are.
    static std::vector<const GuardedBytes*>& all();

    // How many bytes the array that begins here has; 0 if there is none.
    static std::size_t bytes_at(const void* begin) {
        for (const GuardedBytes* one : all())
            if (one->mapped() && one->data() == begin) return one->size();
        return 0;
    }

    const char* name() const { return called; }
    bool mapped() const { return mapping; }
    char* data() const { return end() - rounded(bytes, alignment); }
    std::size_t size() const { return bytes; }
    // Where accesses are no fault: [begin(), end()).
    char* begin() const { return end() - open; }
    char* end() const { return mapping + page() + capacity; }

    // What was there before is lost.
    void resize(std::size_t n) {
        const std::size_t needed = std::max(rounded(n, page()), page());
        if (needed > capacity) map(needed);
        if (needed != open) {
            mprotect(mapping, page() + capacity - needed, PROT_NONE);
            mprotect(end() - needed, needed, PROT_READ | PROT_WRITE);
            open = needed;
        }
        bytes = n;
        std::memset(begin(), canary, std::size_t(data() - begin()));
        std::memset(data() + bytes, canary, std::size_t(end() - data()) - bytes);
    }

    // Whether nothing was written outside.
    bool intact() const { return is_canary(begin(), data()) && is_canary(data() + bytes, end()); }

private:
    void map(std::size_t needed) {
        unmap();
        void* at = mmap(nullptr, needed + 2 * page(), PROT_NONE,
                        MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
        if (at == MAP_FAILED) std::abort();
        mapping = static_cast<char*>(at);
        capacity = needed;
        open = 0;
    }
    void unmap() {
        if (mapping) munmap(mapping, capacity + 2 * page());
    }
    static bool is_canary(const char* from, const char* to) {
        for (; from < to; ++from)
            if (*from != char(canary)) return false;
        return true;
    }
};

// Finds, at each access, whether it is beside one of the arrays, in a page that they are in.
class Bounds {
    struct Page {
        std::uintptr_t number = 0;
        const GuardedBytes* array = nullptr;
    };
    std::vector<Page> pages = std::vector<Page>(64);  // as many as a power of two
    const int page_bits = __builtin_ctzl(GuardedBytes::page());

public:
    // Look again where the arrays are.
    void renew() {
        std::fill(pages.begin(), pages.end(), Page());
        for (std::size_t i = 0; i < GuardedBytes::all().size();) {
            const GuardedBytes* one = GuardedBytes::all()[i];
            const bool fits =
                !one->mapped() || (put(one->begin(), one) && put(one->end() - 1, one));
            if (!fits) pages.assign(2 * pages.size(), Page());
            i = fits ? i + 1 : 0;
        }
    }
    // The array that the access is outside of, null if there is none.
    const GuardedBytes* outside(const void* at, std::size_t bytes) const {
        const auto number = reinterpret_cast<std::uintptr_t>(at) >> page_bits;
        const Page& page = pages[number & (pages.size() - 1)];
        if (page.number != number) return nullptr;
        const char *from = static_cast<const char*>(at), *begin = page.array->data();
        return from < begin || from + bytes > begin + page.array->size() ? page.array : nullptr;
    }

private:
    bool put(const char* at, const GuardedBytes* array) {
        const auto number = reinterpret_cast<std::uintptr_t>(at) >> page_bits;
        Page& page = pages[number & (pages.size() - 1)];
        if (page.array && page.number != number) return false;
        page = {number, array};
        return true;
    }
};

}  // namespace pareval::gpu
