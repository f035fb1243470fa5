// Delays threads where they touch memory that others may touch, so that a race shows: even on one
// core, and even if its window is two instructions wide. Noise injection as in Edelstein et al.,
// "Multithreaded Java program test generation", IBM Systems Journal 41(1), 2002.
//
// It is linked to candidates that are compiled with -fsanitize=thread, in place of the sanitizer's
// own runtime: the compiler calls these functions before each access. Nothing is detected here, so
// nothing right is ever refused; the judge finds results that differ.
#include <sched.h>
#include <time.h>

#include <cstdint>
#include <cstring>

extern "C" int omp_in_parallel() __attribute__((weak));

namespace {

constexpr unsigned sites = 256;           // of accesses that are told apart
constexpr unsigned delays_a_region = 48;  // of one thread
constexpr unsigned delays_a_life = 16384;

// What a thread knows. A region begins where the thread enters the candidate's code: for a thread
// of a team that is a parallel region, for the first thread the call.
struct Thread {
    unsigned depth = 0;
    unsigned left_in_region = delays_a_region;
    unsigned left_in_life = delays_a_life;
    std::uint32_t random = 0;
    std::uint32_t visits[sites] = {};

    void begin_region() {
        left_in_region = delays_a_region;
        std::memset(visits, 0, sizeof visits);
    }

    std::uint32_t draw() {  // xorshift, Marsaglia 2003
        if (!random) random = std::uint32_t(reinterpret_cast<std::uintptr_t>(this) >> 6) | 1;
        random ^= random << 13;
        random ^= random >> 17;
        return random ^= random << 5;
    }

    // Always at an access's first visit, since a race may have but one; now and then later.
    bool wants_delay(const void* site) {
        auto key = reinterpret_cast<std::uintptr_t>(site);
        const std::uint32_t visit = ++visits[(key ^ key >> 8) % sites];
        if (visit == 1) return true;
        const bool is_power_of_two = (visit & (visit - 1)) == 0;
        if (!left_in_region || (!is_power_of_two && draw() % 32)) return false;
        --left_in_region;
        return true;
    }

    void delay() {
        if (!left_in_life || !omp_in_parallel || !omp_in_parallel()) return;
        --left_in_life;
        const long pauses_ns[] = {0, 2'000, 20'000, 100'000};
        const timespec pause{0, pauses_ns[draw() % 4]};
        if (pause.tv_nsec) nanosleep(&pause, nullptr);
        else sched_yield();
    }
};

thread_local Thread thread;

void before_access(const void* site) {
    if (thread.wants_delay(site)) thread.delay();
}

}  // namespace

// The names are the compiler's, one for each width: nothing but the preprocessor makes names.
#define PLAIN(access) \
    void __tsan_##access(void*) { before_access(__builtin_return_address(0)); }
#define PLAIN_OF_ALL_WIDTHS(access) \
    PLAIN(access##1);               \
    PLAIN(access##2);               \
    PLAIN(access##4);               \
    PLAIN(access##8);               \
    PLAIN(access##16)
#define RANGE(access) \
    void __tsan_##access(void*, std::size_t) { before_access(__builtin_return_address(0)); }
#define FETCH(bits, T, operation)                                               \
    T __tsan_atomic##bits##_fetch_##operation(volatile T* at, T operand, int) { \
        before_access(__builtin_return_address(0));                             \
        return __atomic_fetch_##operation(at, operand, __ATOMIC_SEQ_CST);       \
    }
#define COMPARE_EXCHANGE(bits, T, strength)                                                        \
    bool __tsan_atomic##bits##_compare_exchange_##strength(volatile T* at, T* expected, T desired, \
                                                           int, int) {                             \
        before_access(__builtin_return_address(0));                                                \
        return __atomic_compare_exchange_n(at, expected, desired, false, __ATOMIC_SEQ_CST,         \
                                           __ATOMIC_SEQ_CST);                                      \
    }
#define ATOMIC(bits, T)                                              \
    T __tsan_atomic##bits##_load(const volatile T* at, int) {        \
        before_access(__builtin_return_address(0));                  \
        return __atomic_load_n(at, __ATOMIC_SEQ_CST);                \
    }                                                                \
    void __tsan_atomic##bits##_store(volatile T* at, T value, int) { \
        before_access(__builtin_return_address(0));                  \
        __atomic_store_n(at, value, __ATOMIC_SEQ_CST);               \
    }                                                                \
    T __tsan_atomic##bits##_exchange(volatile T* at, T value, int) { \
        before_access(__builtin_return_address(0));                  \
        return __atomic_exchange_n(at, value, __ATOMIC_SEQ_CST);     \
    }                                                                \
    FETCH(bits, T, add);                                             \
    FETCH(bits, T, sub);                                             \
    FETCH(bits, T, and);                                             \
    FETCH(bits, T, or);                                              \
    FETCH(bits, T, xor);                                             \
    FETCH(bits, T, nand);                                            \
    COMPARE_EXCHANGE(bits, T, strong);                               \
    COMPARE_EXCHANGE(bits, T, weak)

extern "C" {

void __tsan_init() {}
void __tsan_func_entry(void*) {
    if (thread.depth++ == 0) thread.begin_region();
}
void __tsan_func_exit() { --thread.depth; }

PLAIN_OF_ALL_WIDTHS(read);
PLAIN_OF_ALL_WIDTHS(write);
PLAIN_OF_ALL_WIDTHS(volatile_read);
PLAIN_OF_ALL_WIDTHS(volatile_write);
RANGE(read_range);
RANGE(write_range);
void __tsan_vptr_update(void**, void*) { before_access(__builtin_return_address(0)); }

ATOMIC(8, std::uint8_t);
ATOMIC(16, std::uint16_t);
ATOMIC(32, std::uint32_t);
ATOMIC(64, std::uint64_t);
void __tsan_atomic_thread_fence(int) { __atomic_thread_fence(__ATOMIC_SEQ_CST); }
void __tsan_atomic_signal_fence(int) {}
}
