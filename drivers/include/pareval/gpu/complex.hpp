#pragma once
// Complex numbers of both dialects: the same functions under two prefixes.
#include <cmath>

#include "pareval/gpu/types.hpp"

namespace pareval::gpu {

// Scaled, so that nothing overflows on the way (Smith, CACM 5(8), 1962).
template <class C, class R>
C quotient(C a, C b) {
    if (std::abs(b.x) >= std::abs(b.y)) {
        const R ratio = b.y / b.x, divisor = b.x + b.y * ratio;
        return {(a.x + a.y * ratio) / divisor, (a.y - a.x * ratio) / divisor};
    }
    const R ratio = b.x / b.y, divisor = b.x * ratio + b.y;
    return {(a.x * ratio + a.y) / divisor, (a.y * ratio - a.x) / divisor};
}

}  // namespace pareval::gpu

// The names are those of cuComplex.h and hip_complex.h, which differ in their prefix alone; f is the
// suffix of single precision.
#define PAREVAL_COMPLEX(p, C, R, f)                                                          \
    inline R p##Creal##f(C a) { return a.x; }                                                \
    inline R p##Cimag##f(C a) { return a.y; }                                                \
    inline C p##Conj##f(C a) { return {a.x, -a.y}; }                                         \
    inline C p##Cadd##f(C a, C b) { return {a.x + b.x, a.y + b.y}; }                         \
    inline C p##Csub##f(C a, C b) { return {a.x - b.x, a.y - b.y}; }                         \
    inline C p##Cmul##f(C a, C b) { return {a.x * b.x - a.y * b.y, a.x * b.y + a.y * b.x}; } \
    inline C p##Cdiv##f(C a, C b) { return pareval::gpu::quotient<C, R>(a, b); }             \
    inline C p##Cfma##f(C a, C b, C c) { return p##Cadd##f(p##Cmul##f(a, b), c); }           \
    inline R p##Cabs##f(C a) { return std::hypot(a.x, a.y); }

#if defined(PAREVAL_HIP)
using hipFloatComplex = float2;
using hipDoubleComplex = double2;
using hipComplex = hipFloatComplex;
PAREVAL_COMPLEX(hip, hipDoubleComplex, double, )
PAREVAL_COMPLEX(hip, hipFloatComplex, float, f)
inline double hipCsqabs(hipDoubleComplex a) { return a.x * a.x + a.y * a.y; }
inline float hipCsqabsf(hipFloatComplex a) { return a.x * a.x + a.y * a.y; }
inline hipDoubleComplex make_hipDoubleComplex(double x, double y) { return {x, y}; }
inline hipFloatComplex make_hipFloatComplex(float x, float y) { return {x, y}; }
inline hipFloatComplex make_hipComplex(float x, float y) { return {x, y}; }
// Vectors are added and so on element by element, complex numbers among them.
#define PAREVAL_ELEMENTWISE(V, R, op)                                   \
    inline V operator op(V a, V b) { return {a.x op b.x, a.y op b.y}; } \
    inline V operator op(V a, R b) { return {a.x op b, a.y op b}; }     \
    inline V operator op(R a, V b) { return {a op b.x, a op b.y}; }     \
    inline V& operator op##=(V& a, V b) { return a = a op b; }
#define PAREVAL_ALL_ELEMENTWISE(V, R) \
    PAREVAL_ELEMENTWISE(V, R, +)      \
    PAREVAL_ELEMENTWISE(V, R, -)      \
    PAREVAL_ELEMENTWISE(V, R, *)      \
    PAREVAL_ELEMENTWISE(V, R, /)
PAREVAL_ALL_ELEMENTWISE(double2, double)
PAREVAL_ALL_ELEMENTWISE(float2, float)
#undef PAREVAL_ALL_ELEMENTWISE
#undef PAREVAL_ELEMENTWISE
#else
using cuFloatComplex = float2;
using cuDoubleComplex = double2;
using cuComplex = cuFloatComplex;
PAREVAL_COMPLEX(cu, cuDoubleComplex, double, )
PAREVAL_COMPLEX(cu, cuFloatComplex, float, f)
inline cuDoubleComplex make_cuDoubleComplex(double x, double y) { return {x, y}; }
inline cuFloatComplex make_cuFloatComplex(float x, float y) { return {x, y}; }
inline cuFloatComplex make_cuComplex(float x, float y) { return {x, y}; }
#endif
#undef PAREVAL_COMPLEX
