#pragma once
// Warps: shuffles, votes, matches and reductions. CUDA has warps of 32 threads, of which a mask says
// who takes part; HIP has 64 by default, and its older functions without a mask take all that come
// together.
#include <cstring>
#include <functional>
#include <type_traits>

#include "pareval/gpu/emulator.hpp"
#include "pareval/gpu/thread.hpp"

#if defined(PAREVAL_HIP)
inline constexpr int warpSize = 64;
#else
inline constexpr int warpSize = 32;
#endif

namespace pareval::gpu {

using LaneMask = std::conditional_t<warpSize == 64, unsigned long long, unsigned>;
constexpr std::uint64_t every_lane = warpSize == 64 ? ~0ull : 0xffffffffull;

// This thread's place in its warp.
unsigned lane();

// What a shuffle gives where the other thread has ended or takes no part: nothing sensible, as on
// hardware, and always the same.
constexpr std::uint64_t undefined_value = 0xcbcbcbcbcbcbcbcbull;

template <class T>
std::uint64_t to_bits(T value) {
    static_assert(std::is_trivially_copyable_v<T> && sizeof(T) <= 8, "a warp exchanges 8 bytes");
    std::uint64_t bits = 0;
    std::memcpy(&bits, &value, sizeof value);
    return bits;
}
template <class T>
T from_bits(std::uint64_t bits) {
    T value;
    std::memcpy(&value, &bits, sizeof value);
    return value;
}

inline void finish_nothing(WarpRequest&, const WarpGroup&) {}
inline void finish_shuffle(WarpRequest& request, const WarpGroup& group) {
    request.result =
        group.has(request.source) ? group.requests[request.source]->value : undefined_value;
}
inline void finish_ballot(WarpRequest& request, const WarpGroup& group) {
    for (unsigned other = 0; other < unsigned(warpSize); ++other)
        if (group.has(other) && group.requests[other]->value)
            request.result |= std::uint64_t(1) << other;
}
inline void finish_lanes(WarpRequest& request, const WarpGroup& group) {
    request.result = group.lanes;
}
inline void finish_match(WarpRequest& request, const WarpGroup& group) {
    for (unsigned other = 0; other < unsigned(warpSize); ++other)
        if (group.has(other) && group.requests[other]->value == request.value)
            request.result |= std::uint64_t(1) << other;
}

template <class T, class F>
void finish_reduction(WarpRequest& request, const WarpGroup& group) {
    T total{};
    bool first = true;
    for (unsigned other = 0; other < unsigned(warpSize); ++other) {
        if (!group.has(other)) continue;
        const T value = from_bits<T>(group.requests[other]->value);
        total = first ? value : F()(total, value);
        first = false;
    }
    request.result = to_bits(total);
}

struct Smaller {
    template <class T>
    T operator()(T a, T b) const {
        return b < a ? b : a;
    }
};
struct Larger {
    template <class T>
    T operator()(T a, T b) const {
        return a < b ? b : a;
    }
};

// The sources of shuffles, as CUDA's programming guide has them: a warp falls into parts of `width`
// threads, and who would look beyond its part keeps its own value.
inline unsigned part_begin(int width) { return lane() / unsigned(width) * unsigned(width); }
inline unsigned source_of(int source, int width) {
    return part_begin(width) + (unsigned(source) & unsigned(width - 1));
}
inline unsigned source_above(unsigned delta, int width) {
    return lane() + delta < part_begin(width) + unsigned(width) ? lane() + delta : lane();
}
inline unsigned source_below(unsigned delta, int width) {
    return lane() >= part_begin(width) + delta ? lane() - delta : lane();
}
inline unsigned source_xor(int mask, int width) {
    const unsigned source = lane() ^ unsigned(mask);
    return source < part_begin(width) + unsigned(width) ? source : lane();
}

template <class T>
T shuffle(const char* name, int line, std::uint64_t mask, T value, unsigned source) {
    return from_bits<T>(
        ask_warp({name, line, mask, finish_shuffle, to_bits(value), source % unsigned(warpSize)}));
}
inline LaneMask ballot(const char* name, int line, std::uint64_t mask, bool predicate) {
    return LaneMask(ask_warp({name, line, mask, finish_ballot, predicate}));
}
inline LaneMask lanes(const char* name, int line, std::uint64_t mask) {
    return LaneMask(ask_warp({name, line, mask, finish_lanes}));
}

}  // namespace pareval::gpu

inline void __syncwarp(pareval::gpu::LaneMask mask = pareval::gpu::LaneMask(-1), PAREVAL_LINE) {
    using namespace pareval::gpu;
    ask_warp({"__syncwarp()", line, mask, finish_nothing});
}
inline pareval::gpu::LaneMask __activemask(PAREVAL_LINE) {
    return pareval::gpu::lanes("__activemask()", line, 0);
}

#define PAREVAL_SHUFFLE(name, Argument, source)                                           \
    template <class T>                                                                    \
    T __##name##_sync(pareval::gpu::LaneMask mask, T value, Argument argument,            \
                      int width = warpSize, PAREVAL_LINE) {                               \
        using namespace pareval::gpu;                                                     \
        return shuffle("__" #name "_sync()", line, mask, value, source(argument, width)); \
    }
PAREVAL_SHUFFLE(shfl, int, source_of)
PAREVAL_SHUFFLE(shfl_down, unsigned, source_above)
PAREVAL_SHUFFLE(shfl_up, unsigned, source_below)
PAREVAL_SHUFFLE(shfl_xor, int, source_xor)
#undef PAREVAL_SHUFFLE

inline pareval::gpu::LaneMask __ballot_sync(pareval::gpu::LaneMask mask, int predicate,
                                            PAREVAL_LINE) {
    return pareval::gpu::ballot("__ballot_sync()", line, mask, predicate);
}
inline int __any_sync(pareval::gpu::LaneMask mask, int predicate, PAREVAL_LINE) {
    return pareval::gpu::ballot("__any_sync()", line, mask, predicate) != 0;
}
inline int __all_sync(pareval::gpu::LaneMask mask, int predicate, PAREVAL_LINE) {
    return pareval::gpu::ballot("__all_sync()", line, mask, !predicate) == 0;
}
template <class T>
pareval::gpu::LaneMask __match_any_sync(pareval::gpu::LaneMask mask, T value, PAREVAL_LINE) {
    using namespace pareval::gpu;
    return LaneMask(ask_warp({"__match_any_sync()", line, mask, finish_match, to_bits(value)}));
}
template <class T>
pareval::gpu::LaneMask __match_all_sync(pareval::gpu::LaneMask mask, T value, int* all,
                                        PAREVAL_LINE) {
    using namespace pareval::gpu;
    const auto same = __match_any_sync(mask, value, line);
    *all = same == lanes("__match_all_sync()", line, mask);
    return *all ? same : 0;
}

#define PAREVAL_WARP_REDUCTION(name, T, ...)                                               \
    inline T __reduce_##name##_sync(pareval::gpu::LaneMask mask, T value, PAREVAL_LINE) {  \
        using namespace pareval::gpu;                                                      \
        return from_bits<T>(ask_warp({"__reduce_" #name "_sync()", line, mask,             \
                                      finish_reduction<T, __VA_ARGS__>, to_bits(value)})); \
    }
PAREVAL_WARP_REDUCTION(add, int, std::plus<>)
PAREVAL_WARP_REDUCTION(add, unsigned, std::plus<>)
PAREVAL_WARP_REDUCTION(min, int, pareval::gpu::Smaller)
PAREVAL_WARP_REDUCTION(min, unsigned, pareval::gpu::Smaller)
PAREVAL_WARP_REDUCTION(max, int, pareval::gpu::Larger)
PAREVAL_WARP_REDUCTION(max, unsigned, pareval::gpu::Larger)
PAREVAL_WARP_REDUCTION(and, unsigned, std::bit_and<>)
PAREVAL_WARP_REDUCTION(or, unsigned, std::bit_or<>)
PAREVAL_WARP_REDUCTION(xor, unsigned, std::bit_xor<>)
#undef PAREVAL_WARP_REDUCTION

#if defined(PAREVAL_HIP)
// Without a mask, all threads of the warp that come to this line together take part.
#define PAREVAL_SHUFFLE(name, Argument, source)                                   \
    template <class T>                                                            \
    T __##name(T value, Argument argument, int width = warpSize, PAREVAL_LINE) {  \
        using namespace pareval::gpu;                                             \
        return shuffle("__" #name "()", line, 0, value, source(argument, width)); \
    }
PAREVAL_SHUFFLE(shfl, int, source_of)
PAREVAL_SHUFFLE(shfl_down, unsigned, source_above)
PAREVAL_SHUFFLE(shfl_up, unsigned, source_below)
PAREVAL_SHUFFLE(shfl_xor, int, source_xor)
#undef PAREVAL_SHUFFLE
inline unsigned long long __ballot(int predicate, PAREVAL_LINE) {
    return pareval::gpu::ballot("__ballot()", line, 0, predicate);
}
inline int __any(int predicate, PAREVAL_LINE) {
    return pareval::gpu::ballot("__any()", line, 0, predicate) != 0;
}
inline int __all(int predicate, PAREVAL_LINE) {
    return pareval::gpu::ballot("__all()", line, 0, !predicate) == 0;
}
inline unsigned __lane_id() { return pareval::gpu::lane(); }
#endif
