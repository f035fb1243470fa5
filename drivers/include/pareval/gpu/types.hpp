#pragma once
// The vector types that both dialects have built in, with the alignment of the hardware's loads.
#include <type_traits>

#define PAREVAL_VECTORS(T, name, align2, align4)                          \
    struct name##1 {                                                      \
        T x;                                                              \
    };                                                                    \
    struct alignas(align2) name##2 {                                      \
        T x, y;                                                           \
    };                                                                    \
    struct name##3 {                                                      \
        T x, y, z;                                                        \
    };                                                                    \
    struct alignas(align4) name##4 {                                      \
        T x, y, z, w;                                                     \
    };                                                                    \
    constexpr name##1 make_##name##1(T x) { return {x}; }                 \
    constexpr name##2 make_##name##2(T x, T y) { return {x, y}; }         \
    constexpr name##3 make_##name##3(T x, T y, T z) { return {x, y, z}; } \
    constexpr name##4 make_##name##4(T x, T y, T z, T w) { return {x, y, z, w}; }

PAREVAL_VECTORS(signed char, char, 2, 4)
PAREVAL_VECTORS(unsigned char, uchar, 2, 4)
PAREVAL_VECTORS(short, short, 4, 8)
PAREVAL_VECTORS(unsigned short, ushort, 4, 8)
PAREVAL_VECTORS(int, int, 8, 16)
PAREVAL_VECTORS(unsigned, uint, 8, 16)
PAREVAL_VECTORS(long, long, 16, 16)
PAREVAL_VECTORS(unsigned long, ulong, 16, 16)
PAREVAL_VECTORS(long long, longlong, 16, 16)
PAREVAL_VECTORS(unsigned long long, ulonglong, 16, 16)
PAREVAL_VECTORS(float, float, 8, 16)
PAREVAL_VECTORS(double, double, 16, 16)
#undef PAREVAL_VECTORS

struct dim3 {
    unsigned x, y, z;
    constexpr dim3(unsigned a = 1, unsigned b = 1, unsigned c = 1) : x(a), y(b), z(c) {}
    constexpr dim3(uint3 v) : x(v.x), y(v.y), z(v.z) {}
    constexpr operator uint3() const { return {x, y, z}; }
};
