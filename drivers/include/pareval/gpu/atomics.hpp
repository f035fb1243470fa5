#pragma once
// Atomic operations, for exactly the types that the dialects have them for: code that does not
// compile for the device must not compile here. All return the old value.
#include <cstring>

#include "pareval/gpu/emulator.hpp"

namespace pareval::gpu {

template <class T, class F>
T atomically(T* at, F operation) {
    may_pause();
    T old, changed;
    {
        Atomically whole;
        old = *at;
        *at = changed = operation(old);
    }
    if (std::memcmp(&old, &changed, sizeof old) == 0) nothing_changed();
    return old;
}

// Who finds another value than expected mostly waits for it: others must come to their turn.
template <class T>
T compare_and_swap(T* at, T expected, T desired) {
    may_pause();
    T old;
    bool same;
    {
        Atomically whole;
        old = *at;
        same = std::memcmp(&old, &expected, sizeof old) == 0;
        if (same) *at = desired;
    }
    if (!same) back_off();
    return old;
}

}  // namespace pareval::gpu

// Each operation also with the scopes in its name: the scope of the plain one is the device.
#define PAREVAL_ATOMIC_ONE(name, T, result)                                          \
    inline T name(T* at, T value) {                                                  \
        return pareval::gpu::atomically(at, [value](T old) -> T { return result; }); \
    }
#define PAREVAL_ATOMIC(name, T, result)         \
    PAREVAL_ATOMIC_ONE(name, T, result)         \
    PAREVAL_ATOMIC_ONE(name##_block, T, result) \
    PAREVAL_ATOMIC_ONE(name##_system, T, result)
#define PAREVAL_ATOMIC_SWAP_ONE(name, T)                              \
    inline T name(T* at, T expected, T desired) {                     \
        return pareval::gpu::compare_and_swap(at, expected, desired); \
    }
#define PAREVAL_ATOMIC_SWAP(T)                  \
    PAREVAL_ATOMIC_SWAP_ONE(atomicCAS, T)       \
    PAREVAL_ATOMIC_SWAP_ONE(atomicCAS_block, T) \
    PAREVAL_ATOMIC_SWAP_ONE(atomicCAS_system, T)
#define PAREVAL_ATOMIC_INTEGER(T)                             \
    PAREVAL_ATOMIC(atomicMin, T, (value < old ? value : old)) \
    PAREVAL_ATOMIC(atomicMax, T, (old < value ? value : old)) \
    PAREVAL_ATOMIC(atomicAnd, T, (old & value))               \
    PAREVAL_ATOMIC(atomicOr, T, (old | value))                \
    PAREVAL_ATOMIC(atomicXor, T, (old ^ value))               \
    PAREVAL_ATOMIC_SWAP(T)

PAREVAL_ATOMIC_INTEGER(int)
PAREVAL_ATOMIC_INTEGER(unsigned)
PAREVAL_ATOMIC_INTEGER(unsigned long long)

PAREVAL_ATOMIC(atomicAdd, int, (old + value))
PAREVAL_ATOMIC(atomicAdd, unsigned, (old + value))
PAREVAL_ATOMIC(atomicAdd, unsigned long long, (old + value))
PAREVAL_ATOMIC(atomicAdd, float, (old + value))
PAREVAL_ATOMIC(atomicAdd, double, (old + value))
PAREVAL_ATOMIC(atomicSub, int, (old - value))
PAREVAL_ATOMIC(atomicSub, unsigned, (old - value))
PAREVAL_ATOMIC(atomicExch, int, value)
PAREVAL_ATOMIC(atomicExch, unsigned, value)
PAREVAL_ATOMIC(atomicExch, unsigned long long, value)
PAREVAL_ATOMIC(atomicExch, float, value)
PAREVAL_ATOMIC(atomicInc, unsigned, (old >= value ? 0 : old + 1))
PAREVAL_ATOMIC(atomicDec, unsigned, (old == 0 || old > value ? value : old - 1))

#if defined(PAREVAL_HIP)
PAREVAL_ATOMIC_INTEGER(unsigned long)
PAREVAL_ATOMIC(atomicAdd, unsigned long, (old + value))
PAREVAL_ATOMIC(atomicSub, unsigned long, (old - value))
PAREVAL_ATOMIC(atomicSub, unsigned long long, (old - value))
PAREVAL_ATOMIC(atomicSub, float, (old - value))
PAREVAL_ATOMIC(atomicSub, double, (old - value))
PAREVAL_ATOMIC(atomicExch, unsigned long, value)
PAREVAL_ATOMIC(atomicExch, double, value)
PAREVAL_ATOMIC(atomicMin, long long, (value < old ? value : old))
PAREVAL_ATOMIC(atomicMax, long long, (old < value ? value : old))
PAREVAL_ATOMIC(atomicMin, float, (value < old ? value : old))
PAREVAL_ATOMIC(atomicMax, float, (old < value ? value : old))
PAREVAL_ATOMIC(atomicMin, double, (value < old ? value : old))
PAREVAL_ATOMIC(atomicMax, double, (old < value ? value : old))
#else
PAREVAL_ATOMIC(atomicMin, long long, (value < old ? value : old))
PAREVAL_ATOMIC(atomicMax, long long, (old < value ? value : old))
PAREVAL_ATOMIC_SWAP(unsigned short)
#endif

#undef PAREVAL_ATOMIC_INTEGER
#undef PAREVAL_ATOMIC_SWAP
#undef PAREVAL_ATOMIC_SWAP_ONE
#undef PAREVAL_ATOMIC
#undef PAREVAL_ATOMIC_ONE

// Neither dialect has it; the published prompts promise it.
inline double atomicMul(double* at, double value) {
    return pareval::gpu::atomically(at, [value](double old) { return old * value; });
}
