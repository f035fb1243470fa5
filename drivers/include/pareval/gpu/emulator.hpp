#pragma once
// A GPU in software: runs a kernel on the CPU, a fiber for each GPU thread. Between two threads
// control changes only at barriers, at warp operations and, in random order, before writes; so each
// run is one of those that the hardware may do, and the same launch always gives the same one.
//
// It shows whether a kernel is right, and nothing of how fast it is.
#include <cstddef>
#include <cstdint>

#include "pareval/gpu/types.hpp"

namespace pareval::gpu {

// Who goes first among the threads of a block, and among the blocks. A GPU promises nothing.
enum class Order : std::uint8_t { forward, backward, odd_first, random };

// Order::random also changes from one thread to another before writes, and keeps several blocks
// under way: what is not atomic comes apart.
struct Schedule {
    Order order = Order::forward;
    std::uint64_t seed = 0;  // of Order::random
};

struct Launch {
    dim3 grid, block;
    std::size_t shared_bytes = 0;  // of the array that is declared `extern __shared__`
    Schedule schedule = {};
};

// Runs a kernel for each thread of the launch. If the kernel breaks a rule of the hardware (a barrier
// that some threads never reach, say) then this is told on standard error, and the process ends.
void run(const Launch& launch, void (*kernel)(void*), void* arguments);

// The same for a function object that calls the kernel.
template <class F>
void run(const Launch& launch, F kernel) {
    run(
        launch, [](void* function) { (*static_cast<F*>(function))(); }, &kernel);
}

// How the process ends when a kernel broke a rule.
constexpr int rule_broken = 70;
[[noreturn]] void fail(const char* what);

// A GPU thread's turn may end here, as it may before each access to memory.
void may_pause();
void pause();
// An operation left all as it was: perhaps this thread waits for another.
void nothing_changed();
// A lock was not free: others go first, the more of them the more often this happens.
void back_off();

// While there is one, the thread's turn does not end: what it does is atomic.
void hold();
void release();
struct Atomically {
    Atomically() { hold(); }
    ~Atomically() { release(); }
    Atomically(const Atomically&) = delete;
    Atomically& operator=(const Atomically&) = delete;
};

// Where the kernel has the array that is declared `extern __shared__`.
void* dynamic_shared();

// Waits for all threads of the block that have not ended. What __syncthreads_count, _and and _or
// need is how many threads there were, and for how many of them the predicate held.
struct Votes {
    int all, yes;
};
Votes barrier(const char* name, int line, bool predicate);

struct WarpGroup;

// What a thread asks of its warp. It is on the thread's own stack; all threads of the group wait
// while `finish` is called for each of them.
struct WarpRequest {
    const char* name;
    int line;
    std::uint64_t mask;  // who takes part; 0 means all that come to this line together
    void (*finish)(WarpRequest&, const WarpGroup&);
    std::uint64_t value = 0;  // what this thread gives
    unsigned source = 0;      // the lane that it wants to hear of
    std::uint64_t result = 0;
};

// Those that take part in one operation of a warp.
struct WarpGroup {
    std::uint64_t lanes;
    const WarpRequest* const* requests;  // one for each lane of the warp, null for those not in it

    bool has(unsigned lane) const { return lanes >> lane & 1; }
};

// Waits until all threads of the mask asked the same; returns the result.
std::uint64_t ask_warp(WarpRequest request);

}  // namespace pareval::gpu
