#pragma once
// What a kernel finds in either dialect: qualifiers, its place in the grid, barriers and fences.
#include "pareval/gpu/emulator.hpp"

#if defined(PAREVAL_MARKED)
#include "pareval/gpu/marks.hpp"
#else
#define __global__
#define __device__
#define __host__
#define __constant__
#define __managed__
#define __forceinline__ inline __attribute__((always_inline))
#endif
#define __grid_constant__
#define __launch_bounds__(...)
#define __align__(n) __attribute__((aligned(n)))
// One copy for each thread of the CPU, and so for each block: the emulator runs a block on one. Where
// it lies tells the emulator what to put aside when another block goes on. The distance between two
// variables is more than all of them together may take on hardware, so that there is room behind each
// which belongs to none.
#define __shared__ thread_local __attribute__((aligned(65536)))

namespace pareval::gpu {
constexpr std::size_t shared_stride = 65536;  // as above
}

extern uint3 threadIdx, blockIdx;
extern dim3 blockDim, gridDim;

// Lines are those of the caller.
#define PAREVAL_LINE int line = __builtin_LINE()

inline void __syncthreads(PAREVAL_LINE) { pareval::gpu::barrier("__syncthreads()", line, true); }
inline int __syncthreads_count(int predicate, PAREVAL_LINE) {
    return pareval::gpu::barrier("__syncthreads_count()", line, predicate).yes;
}
inline int __syncthreads_and(int predicate, PAREVAL_LINE) {
    const auto votes = pareval::gpu::barrier("__syncthreads_and()", line, predicate);
    return votes.yes == votes.all;
}
inline int __syncthreads_or(int predicate, PAREVAL_LINE) {
    return pareval::gpu::barrier("__syncthreads_or()", line, predicate).yes > 0;
}

// The emulator's threads share one CPU thread, and see each write at once.
inline void __threadfence() { asm volatile("" ::: "memory"); }
inline void __threadfence_block() { asm volatile("" ::: "memory"); }
inline void __threadfence_system() { asm volatile("" ::: "memory"); }

inline void __nanosleep(unsigned) { pareval::gpu::pause(); }
[[noreturn]] inline void __trap() { pareval::gpu::fail("the kernel called __trap()"); }

// Time stands for the number of turns: a loop that waits for time to pass comes to an end.
long long clock64();
inline long long wall_clock64() { return clock64(); }
