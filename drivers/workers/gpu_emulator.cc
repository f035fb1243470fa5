// The scheduler behind pareval/gpu/emulator.hpp. It is linked to each emulated candidate, which is
// compiled with -fsanitize=thread: in place of the sanitizer's functions, which the compiler calls
// before each access to memory, are those at the end of this file.
#include "pareval/gpu/emulator.hpp"

#include <execinfo.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <memory>
#include <numeric>
#include <string>
#include <vector>

#include "gpu_fiber.hpp"
#include "gpu_shared_memory.hpp"
#include "pareval/gpu/thread.hpp"

uint3 threadIdx, blockIdx;
dim3 blockDim, gridDim;

namespace pareval::gpu {

#if defined(PAREVAL_HIP)
constexpr unsigned warp_size = 64;
constexpr std::size_t most_shared = 64 << 10;
#else
constexpr unsigned warp_size = 32;
constexpr std::size_t most_shared = 48 << 10;  // bytes of a block, unless the launch asks for more
#endif

namespace {

constexpr std::size_t most_threads = 1024;  // of a block
constexpr std::size_t stack_bytes = 128 << 10;
constexpr int turn_accesses = 1 << 14;  // then others go on: this thread may wait for one of them
// Blocks under way: all of them in random order, else one, until it seems to wait for another.
constexpr unsigned most_resident = 8;
constexpr unsigned idle_passes = 8;      // after which it seems so
constexpr unsigned most_patience = 256;  // turns that are left out in front of a lock
constexpr unsigned longest_nap = 64;     // turns that are left out before a write, in random order
// Threads looked at in random order; then turns are long again, or a large launch would take minutes.
constexpr std::size_t most_random = 30'000'000;

// xorshift64* (Vigna, ACM TOMS 42(4), 2016).
class Coins {
    std::uint64_t state;

public:
    explicit Coins(std::uint64_t seed) : state(seed * 0x9e3779b97f4a7c15ull | 1) {}
    std::uint64_t draw() {
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        return state * 0x2545f4914f6cdd1dull >> 32;
    }
    bool flip() { return draw() & 1; }
    // For std::shuffle.
    using result_type = std::uint32_t;
    static constexpr result_type min() { return 0; }
    static constexpr result_type max() { return ~result_type(0); }
    result_type operator()() { return result_type(draw()); }
};

enum class State : std::uint8_t { ready, at_barrier, in_warp, ended };

struct Thread {
    Fiber fiber;
    State state;
    uint3 index;
    // Where it waits, unless it is ready or has ended:
    const char* place;
    int line;
    bool predicate;
    WarpRequest* request;
    // After it found a lock taken: the turns that it leaves to others, and those that it still has to.
    unsigned patience, turns_left_out;
};

// Stacks of a block's threads, each with a page below it where an overflow ends.
class Stacks {
    char* mapping = nullptr;
    std::size_t count = 0;

    static std::size_t stride() { return stack_bytes + GuardedBytes::page(); }

public:
    Stacks() = default;
    Stacks(const Stacks&) = delete;
    Stacks& operator=(const Stacks&) = delete;
    ~Stacks() {
        if (mapping) munmap(mapping, count * stride());
    }

    void provide(std::size_t threads) {
        if (threads <= count) return;
        if (mapping) munmap(mapping, count * stride());
        count = threads;
        void* at = mmap(nullptr, count * stride(), PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
        if (at == MAP_FAILED) std::abort();
        mapping = static_cast<char*>(at);
        for (std::size_t i = 0; i < count; ++i)
            mprotect(mapping + i * stride(), GuardedBytes::page(), PROT_NONE);
    }
    char* stack(std::size_t i) const { return mapping + i * stride() + GuardedBytes::page(); }
    // Not the same for all, or their tops would share a few lines of the cache.
    static std::size_t bytes(std::size_t i) { return stack_bytes - i % 32 * 128; }
};

struct Block {
    Stacks stacks;
    std::vector<Thread> threads;
    uint3 index;
    unsigned ended, waiting, in_warp;  // of the threads; they wait at a barrier
    Votes votes;                       // of the last barrier
    unsigned idle;  // passes in a row in which no thread came to an end or to a barrier
    SharedMemory::Image shared;

    bool over() const { return ended == threads.size(); }
};

std::string text(uint3 i) {
    return "(" + std::to_string(i.x) + "," + std::to_string(i.y) + "," + std::to_string(i.z) + ")";
}

// How many of the threads wait where, for a person.
std::string whereabouts(const Block& block) {
    std::string told;
    std::vector<bool> counted(block.threads.size());
    for (std::size_t i = 0; i < block.threads.size(); ++i) {
        const Thread& thread = block.threads[i];
        if (counted[i] || thread.state == State::ended) continue;
        unsigned count = 0;
        for (std::size_t j = i; j < block.threads.size(); ++j) {
            const Thread& other = block.threads[j];
            if (other.state == State::ended || other.line != thread.line) continue;
            counted[j] = true;
            ++count;
        }
        told += (told.empty() ? "" : ", ") + std::to_string(count) + " at " + thread.place +
                " in line " + std::to_string(thread.line);
    }
    if (block.ended) told += ", and " + std::to_string(block.ended) + " have ended";
    return told;
}

// One launch, from its first thread to its last.
class Grid {
    const Launch& launch;
    void (*const kernel)(void*);
    void* const arguments;
    Coins coins;
    std::vector<std::uint32_t> thread_order, block_order;
    std::size_t begun = 0;
    unsigned resident_limit;
    std::vector<Block*> resident;
    Block* loaded = nullptr;    // whose shared memory is in place
    std::size_t looked_at = 0;  // threads, for the sake of a turn
    Fiber scheduler;

public:
    Block* block = nullptr;
    Thread* thread = nullptr;  // that runs; null while the scheduler does
    int accesses = 0;          // left of its turn
    long long turns = 0;
    bool random;

    Grid(const Launch& l, void (*k)(void*), void* a)
        : launch(l),
          kernel(k),
          arguments(a),
          coins(l.schedule.seed),
          thread_order(order(std::size_t(l.block.x) * l.block.y * l.block.z)),
          block_order(order(std::size_t(l.grid.x) * l.grid.y * l.grid.z)),
          resident_limit(l.schedule.order == Order::random ? most_resident : 1),
          random(l.schedule.order == Order::random) {}

    void run();

    void leave(State state) {
        thread->state = state;
        change(thread->fiber, scheduler);
    }
    bool flip() { return coins.flip(); }
    void nap() {
        if (coins.flip()) thread->turns_left_out = unsigned(coins.draw() % longest_nap);
    }
    bool on_stack(const void* at) const {
        const char* stack = block->stacks.stack(std::size_t(thread - block->threads.data()));
        return at >= stack && at < stack + stack_bytes;
    }
    [[noreturn]] static void enter();

private:
    std::vector<std::uint32_t> order(std::size_t count);
    void begin(Block& next);
    bool pass(Block& current);
    void resume(Thread& next);
    bool release_warps(Block& current);
    bool release_warp(Thread* first, unsigned lanes);
    bool release_barrier(Block& current);
    void load(Block& next);
    void check_shared_memory() const;
};

Grid* grid = nullptr;  // what runs
int held = 0;          // more than 0 while a thread's turn must not end
SharedMemory shared_memory;
Bounds bounds;
std::vector<std::unique_ptr<Block>> blocks;  // kept, since stacks are dear

std::vector<std::uint32_t> Grid::order(std::size_t count) {
    std::vector<std::uint32_t> result(count);
    std::iota(result.begin(), result.end(), 0);
    switch (launch.schedule.order) {
        case Order::forward: break;
        case Order::backward: std::reverse(result.begin(), result.end()); break;
        case Order::odd_first:
            std::stable_partition(result.begin(), result.end(), [](auto i) { return i % 2; });
            break;
        case Order::random: std::shuffle(result.begin(), result.end(), coins); break;
    }
    return result;
}

void Grid::run() {
    blockDim = launch.block;
    gridDim = launch.grid;
    shared_memory.prepare(launch.shared_bytes);
    bounds.renew();
    std::vector<Block*> free;
    while (blocks.size() < std::min<std::size_t>(most_resident, block_order.size()))
        blocks.push_back(std::make_unique<Block>());
    for (auto& one : blocks) free.push_back(one.get());
    while (begun < block_order.size() || !resident.empty()) {
        while (begun < block_order.size() && resident.size() < resident_limit) {
            begin(*free.back());
            resident.push_back(free.back());
            free.pop_back();
        }
        for (Block* current : resident) {
            load(*current);
            if (!pass(*current))
                fail(("the block waits for ever: " + whereabouts(*current)).c_str());
            if (current->idle > idle_passes)  // perhaps for a block that has not begun
                resident_limit = std::min(most_resident, unsigned(resident.size()) + 1);
        }
        check_shared_memory();
        auto over = std::stable_partition(resident.begin(), resident.end(),
                                          [](Block* one) { return !one->over(); });
        free.insert(free.end(), over, resident.end());
        resident.erase(over, resident.end());
    }
}

void Grid::begin(Block& next) {
    const auto n = block_order[begun++];
    next.index = {n % launch.grid.x, n / launch.grid.x % launch.grid.y,
                  n / launch.grid.x / launch.grid.y};
    next.ended = next.waiting = next.in_warp = next.idle = 0;
    next.threads.resize(thread_order.size());
    next.stacks.provide(thread_order.size());
    for (unsigned i = 0; i < next.threads.size(); ++i) {
        Thread& one = next.threads[i];
        one.state = State::ready;
        one.patience = one.turns_left_out = 0;
        one.index = {i % launch.block.x, i / launch.block.x % launch.block.y,
                     i / launch.block.x / launch.block.y};
        prepare(one.fiber, next.stacks.stack(i), Stacks::bytes(i), enter);
    }
    if (loaded && !loaded->over()) shared_memory.put_aside(loaded->shared);
    loaded = &next;
    shared_memory.spoil(int(launch.schedule.order) % 2 ? 0x4b : 0xcb);
}

void Grid::load(Block& next) {
    block = &next;
    blockIdx = next.index;
    if (loaded == &next) return;
    if (!loaded->over()) shared_memory.put_aside(loaded->shared);
    shared_memory.bring_back(next.shared);
    loaded = &next;
}

void Grid::check_shared_memory() const {
    if (!shared_memory.intact())
        fail("the kernel wrote outside of the array that is extern __shared__");
    if (const auto used = shared_memory.used_bytes(); used > most_shared)
        fail(("the kernel has " + std::to_string(used) +
              " bytes of __shared__ memory, and a block may have " + std::to_string(most_shared))
                 .c_str());
}

// A turn for each thread that can go on, then whoever waited for the last of them is released. False
// if that was nobody: nothing will ever happen again.
bool Grid::pass(Block& current) {
    bool any = false;
    const unsigned before = current.ended + current.waiting;
    looked_at += current.threads.size();
    if (looked_at > most_random) random = false;
    for (auto i : thread_order) {
        Thread& one = current.threads[i];
        if (one.state != State::ready) continue;
        any = true;
        if (one.turns_left_out) --one.turns_left_out;
        else resume(one);
    }
    current.idle = current.ended + current.waiting == before ? current.idle + 1 : 0;
    const bool warps = current.in_warp && release_warps(current);
    const bool barrier = release_barrier(current);
    if (warps || barrier) current.idle = 0;
    return any || warps || barrier;
}

void Grid::resume(Thread& next) {
    thread = &next;
    threadIdx = next.index;
    accesses = turn_accesses;
    ++turns;
    change(scheduler, next.fiber);
    thread = nullptr;
    if (next.state == State::ended) ++block->ended;
    if (next.state == State::at_barrier) ++block->waiting;
    if (next.state == State::in_warp) ++block->in_warp;
}

void Grid::enter() {
    grid->kernel(grid->arguments);
    grid->leave(State::ended);
    __builtin_unreachable();
}

bool Grid::release_warps(Block& current) {
    bool any = false;
    for (std::size_t first = 0; first < current.threads.size(); first += warp_size) {
        const auto lanes = std::min<std::size_t>(warp_size, current.threads.size() - first);
        any |= release_warp(&current.threads[first], unsigned(lanes));
    }
    return any;
}

// Releases those of a warp of which all that take part have come.
bool Grid::release_warp(Thread* first, unsigned lanes) {
    std::uint64_t here = 0, ready = 0;
    for (unsigned i = 0; i < lanes; ++i) {
        if (first[i].state == State::in_warp) here |= std::uint64_t(1) << i;
        if (first[i].state == State::ready) ready |= std::uint64_t(1) << i;
    }
    bool any = false;
    for (unsigned i = 0; i < lanes; ++i) {
        if (!(here >> i & 1)) continue;
        const WarpRequest& wanted = *first[i].request;
        if (!wanted.mask && ready) continue;  // more may come to this line
        const WarpRequest* requests[64] = {};
        WarpGroup group{0, requests};
        bool complete = true;
        for (unsigned j = 0; j < lanes; ++j) {
            if (wanted.mask && (!(wanted.mask >> j & 1) || first[j].state == State::ended))
                continue;
            const bool same = here >> j & 1 && first[j].request->finish == wanted.finish &&
                              first[j].request->mask == wanted.mask &&
                              (wanted.mask || first[j].line == wanted.line);
            if (same) {
                group.lanes |= std::uint64_t(1) << j;
                requests[j] = first[j].request;
            } else if (wanted.mask) {
                complete = false;
            }
        }
        if (!complete) continue;
        for (unsigned j = 0; j < lanes; ++j)
            if (group.has(j)) first[j].request->finish(*first[j].request, group);
        for (unsigned j = 0; j < lanes; ++j)
            if (group.has(j)) first[j].state = State::ready, --block->in_warp;
        here &= ~group.lanes;
        any = true;
    }
    return any;
}

bool Grid::release_barrier(Block& current) {
    if (!current.waiting || current.waiting + current.ended < current.threads.size()) return false;
    current.votes = {};
    int line = 0;
    for (Thread& one : current.threads) {
        if (one.state != State::at_barrier) continue;
        if (line && line != one.line)
            fail(("threads of one block wait at different barriers: " + whereabouts(current))
                     .c_str());
        line = one.line;
        ++current.votes.all;
        current.votes.yes += one.predicate;
        one.state = State::ready;
    }
    current.waiting = 0;
    return true;
}

}  // namespace

std::vector<const GuardedBytes*>& GuardedBytes::all() {
    static std::vector<const GuardedBytes*> them;
    return them;
}

void run(const Launch& launch, void (*kernel)(void*), void* arguments) {
    const auto threads = std::size_t(launch.block.x) * launch.block.y * launch.block.z;
    if (!threads || threads > most_threads || !launch.grid.x || !launch.grid.y || !launch.grid.z)
        fail("the kernel cannot be launched on such a grid");
    Grid here(launch, kernel, arguments);
    grid = &here;
    here.run();
    grid = nullptr;
}

void fail(const char* what) {
    std::string line = std::string("GPU emulator: ") + what;
    if (grid && grid->block) {
        line += "\nin block " + text(grid->block->index);
        if (grid->thread) line += ", thread " + text(grid->thread->index);
    }
    line += "\n";
    // As workers/crash.hpp does.
    void* frames[64];
    const int count = backtrace(frames, 64);
    for (int i = 0; grid && grid->thread && i < count; ++i) {
        Dl_info where;
        if (!dladdr(frames[i], &where)) continue;
        char frame[64];
        std::snprintf(
            frame, sizeof frame, "pareval-frame %zx\n",
            std::size_t(static_cast<char*>(frames[i]) - static_cast<char*>(where.dli_fbase)));
        line += frame;
    }
    (void)!write(2, line.data(), line.size());
    _exit(rule_broken);
}

void pause() {
    if (grid && grid->thread && !held) grid->leave(State::ready);
}

void nothing_changed() {
    if (grid && grid->thread) grid->accesses -= turn_accesses / 8;
}

void back_off() {
    if (!grid || !grid->thread || held) return;
    Thread& own = *grid->thread;
    own.patience = std::min(2 * own.patience + 1, most_patience);
    own.turns_left_out = own.patience - 1;
    pause();
}

void may_pause() {
    if (!grid || !grid->thread || held) return;
    if (--grid->accesses < 0 || (grid->random && grid->flip())) pause();
}

void hold() { ++held; }
void release() { --held; }

void* dynamic_shared() {
    if (!shared_memory.dynamic_bytes())
        fail("the kernel is launched without memory for an array that is extern __shared__");
    return shared_memory.dynamic();
}

unsigned lane() { return unsigned(grid->thread - grid->block->threads.data()) % warp_size; }

Votes barrier(const char* name, int line, bool predicate) {
    Thread& own = *grid->thread;
    own.place = name;
    own.line = line;
    own.predicate = predicate;
    grid->leave(State::at_barrier);
    return grid->block->votes;
}

std::uint64_t ask_warp(WarpRequest request) {
    Thread& own = *grid->thread;
    if (request.mask && !(request.mask >> lane() & 1))
        fail((std::string("the mask of ") + request.name + " lacks the thread that calls it")
                 .c_str());
    own.place = request.name;
    own.line = request.line;
    own.request = &request;
    grid->leave(State::in_warp);
    return request.result;
}

}  // namespace pareval::gpu

long long clock64() { return pareval::gpu::grid ? pareval::gpu::grid->turns : 0; }

namespace {

using pareval::gpu::bounds;
using pareval::gpu::grid;
using pareval::gpu::held;
using pareval::gpu::shared_memory;

[[noreturn]] void fail_outside(const char* access, std::size_t bytes, const std::string& array) {
    pareval::gpu::fail(("the kernel " + (access + (" " + std::to_string(bytes))) +
                        " bytes outside of the array " + array)
                           .c_str());
}

// That the access is within one array, as far as that can be told.
void check(const char* access, const void* at, std::size_t bytes) {
    if (shared_memory.is_static(at)) {
        if (!shared_memory.allows(at, bytes))
            fail_outside(access, bytes, shared_memory.name_before(at));
    } else if (const auto array = bounds.outside(at, bytes)) {
        fail_outside(access, bytes, array->name());
    }
}

void before_read(const void* at, std::size_t bytes) {
    if (!grid || !grid->thread) return;
    check("reads", at, bytes);
    if (!held && --grid->accesses < 0) pareval::gpu::pause();
}

// What a thread has on its own stack concerns nobody else. What all blocks see, a thread may keep
// waiting for long: blocks rarely come to the same place at the same time.
void before_write(const void* at, std::size_t bytes) {
    if (!grid || !grid->thread) return;
    check("writes", at, bytes);
    if (held) return;
    const bool flips = grid->random && !grid->on_stack(at) && grid->flip();
    if (flips && !shared_memory.contains(at)) grid->nap();
    if (--grid->accesses < 0 || flips) pareval::gpu::pause();
}

}  // namespace

// The names are the compiler's, one for each width.
#define READ(access, bytes) \
    void __tsan_##access(void* at) { before_read(at, bytes); }
#define WRITE(access, bytes) \
    void __tsan_##access(void* at) { before_write(at, bytes); }
#define ALL_WIDTHS(KIND, access) \
    KIND(access##1, 1) KIND(access##2, 2) KIND(access##4, 4) KIND(access##8, 8) KIND(access##16, 16)

extern "C" {

void __tsan_init() {}
void __tsan_func_entry(void*) {}
void __tsan_func_exit() {}

ALL_WIDTHS(READ, read)
ALL_WIDTHS(READ, volatile_read)
ALL_WIDTHS(READ, unaligned_read)
ALL_WIDTHS(READ, unaligned_volatile_read)
ALL_WIDTHS(WRITE, write)
ALL_WIDTHS(WRITE, volatile_write)
ALL_WIDTHS(WRITE, unaligned_write)
ALL_WIDTHS(WRITE, unaligned_volatile_write)
READ(vptr_read, sizeof(void*))
void __tsan_read_range(void* at, std::size_t bytes) { before_read(at, bytes); }
void __tsan_write_range(void* at, std::size_t bytes) { before_write(at, bytes); }
void __tsan_vptr_update(void** at, void*) { before_write(at, sizeof(void*)); }
}
