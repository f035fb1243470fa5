#pragma once
// The file that judge and worker both map, and how they take turns.
// A candidate can write every byte of it: the judge trusts none.
#include <fcntl.h>
#include <linux/futex.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <climits>
#include <ctime>

#include "pareval/slot.hpp"

namespace pareval {

// What the judge can ask of the worker. An observed call is not timed: what makes it parallel is
// counted, and a deadlock shows.
enum class Order : std::uint32_t { nothing, load, setup, call, collect, quit, observed_call };

constexpr int max_slots = 16;
constexpr unsigned max_ranks = 256;

// Address space, not memory: the judge lets the file grow to what its cases need. The limit of a
// candidate's memory allows for it (tools/runner.py).
constexpr std::size_t channel_bytes = std::size_t(1) << 30;

// Where a rank has its arguments, if the judge is to write them there.
struct Place {
    std::int64_t pid;  // as its own process namespace knows it
    void* arguments[max_slots];
};

// What a rank says of its calls of MPI while a candidate is tested, for the judge to see a deadlock
// and to name it. One that lies about it is given up sooner, or later.
struct alignas(64) RankNote {
    std::atomic<std::uint32_t> calls;  // that began, and that ended: odd within one
    std::uint32_t in_candidate;
    std::int32_t thread;  // that made the newest one, as its own process namespace knows it
    enum Partner : std::uint32_t { none, one, any } partner;
    std::int32_t rank, tag;  // of the partner
    char name[32];           // of the newest one
};

// go and done lie on cache lines of their own, since each side writes one of them.
struct Channel {
    alignas(64) std::atomic<std::uint32_t> go;  // number of the newest order
    Order order;
    std::uint64_t used;                           // bytes in use: what other ranks must be sent
    alignas(64) std::atomic<std::uint32_t> done;  // number of the last order carried out
    std::uint32_t ranks;                          // processes that the worker found itself to be
    double seconds;                               // the worker's claim
    // What it says of an observed call. A candidate may forge it: it gains as much by one message or
    // one kernel that does nothing.
    std::uint32_t messaging;  // ranks that moved data
    std::uint32_t kernels;    // that Kokkos launched on threads
    alignas(64) Slot slots[max_slots];
    Place places[max_ranks];
    RankNote notes[max_ranks];
};
constexpr std::size_t channel_header_bytes = 1 << 16;  // what the file has from the start
static_assert(sizeof(Channel) <= channel_header_bytes);

using Word = std::atomic<std::uint32_t>;
static_assert(sizeof(Word) == 4 && Word::is_always_lock_free);

constexpr std::uint64_t aligned(std::uint64_t bytes) { return (bytes + 63) / 64 * 64; }

// Where rank's result lies: rank 0 in the slot itself, the others behind it, each with its size
// in front.
constexpr std::uint64_t replica_offset(const Slot& slot, std::uint64_t rank) {
    return slot.offset + aligned(slot.room) + (rank - 1) * (64 + aligned(slot.room));
}
constexpr std::uint64_t footprint(const Slot& slot) {
    return replica_offset(slot, slot.replicas + 1) - slot.offset;
}

inline double now() {
    using namespace std::chrono;
    return duration<double>(steady_clock::now().time_since_epoch()).count();
}

inline void post(Word& word, std::uint32_t value) {
    word.store(value, std::memory_order_release);
    syscall(SYS_futex, &word, FUTEX_WAKE, INT_MAX, nullptr, nullptr, 0);
}

// Waits until word differs from old, at most for so many seconds; true if it does.
// Sleeps at once: candidate and baseline need the cores.
inline bool await(Word& word, std::uint32_t old, double seconds) {
    if (word.load(std::memory_order_acquire) != old) return true;
    timespec most{std::time_t(seconds), long((seconds - std::time_t(seconds)) * 1e9)};
    syscall(SYS_futex, &word, FUTEX_WAIT, old, &most, nullptr, 0);
    return word.load(std::memory_order_acquire) != old;
}

inline Channel* map_channel(const char* path, std::size_t bytes = channel_bytes) {
    int file = open(path, O_RDWR | O_CLOEXEC);
    if (file < 0) return nullptr;
    void* at = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_NORESERVE, file, 0);
    close(file);
    return at == MAP_FAILED ? nullptr : static_cast<Channel*>(at);
}

}  // namespace pareval
