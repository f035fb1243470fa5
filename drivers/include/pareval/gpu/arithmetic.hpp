#pragma once
// Functions that kernels call without std:: in front, and intrinsics. Those whose name asks for less
// accuracy are as accurate as their namesakes.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <type_traits>

using std::abs;
using std::acos, std::acosh, std::asin, std::asinh, std::atan, std::atan2, std::atanh;
using std::cbrt, std::ceil, std::copysign, std::cos, std::cosh, std::erf, std::erfc;
using std::exp, std::exp2, std::expm1, std::fabs, std::fdim, std::floor, std::fma, std::fmax;
using std::fmin, std::fmod, std::frexp, std::hypot, std::ilogb, std::isfinite, std::isinf;
using std::isnan, std::ldexp, std::lgamma, std::llrint, std::llround, std::log, std::log10;
using std::log1p, std::log2, std::logb, std::lrint, std::lround, std::modf, std::nearbyint;
using std::nextafter, std::pow, std::remainder, std::remquo, std::rint, std::round, std::scalbn;
using std::signbit, std::sin, std::sinh, std::sqrt, std::tan, std::tanh, std::tgamma, std::trunc;

// Of any two numbers, as on devices; std::min and std::max want them to be of one type.
template <class A, class B,
          class = std::enable_if_t<std::is_arithmetic_v<A> && std::is_arithmetic_v<B>>>
constexpr std::common_type_t<A, B> min(A a, B b) {
    using T = std::common_type_t<A, B>;
    if constexpr (std::is_floating_point_v<T>) return std::fmin(T(a), T(b));
    else return T(b) < T(a) ? T(b) : T(a);
}
template <class A, class B,
          class = std::enable_if_t<std::is_arithmetic_v<A> && std::is_arithmetic_v<B>>>
constexpr std::common_type_t<A, B> max(A a, B b) {
    using T = std::common_type_t<A, B>;
    if constexpr (std::is_floating_point_v<T>) return std::fmax(T(a), T(b));
    else return T(a) < T(b) ? T(b) : T(a);
}
// For numbers of one type not templates, as on devices: `using namespace std` must not bring better ones.
#define PAREVAL_EXTREMES(T)                                 \
    constexpr T min(T a, T b) { return ::min<T, T>(a, b); } \
    constexpr T max(T a, T b) { return ::max<T, T>(a, b); }
PAREVAL_EXTREMES(int)
PAREVAL_EXTREMES(unsigned)
PAREVAL_EXTREMES(long)
PAREVAL_EXTREMES(unsigned long)
PAREVAL_EXTREMES(long long)
PAREVAL_EXTREMES(unsigned long long)
PAREVAL_EXTREMES(float)
PAREVAL_EXTREMES(double)
#undef PAREVAL_EXTREMES
inline unsigned umin(unsigned a, unsigned b) { return std::min(a, b); }
inline unsigned umax(unsigned a, unsigned b) { return std::max(a, b); }
inline long long llmin(long long a, long long b) { return std::min(a, b); }
inline long long llmax(long long a, long long b) { return std::max(a, b); }
inline unsigned long long ullmin(unsigned long long a, unsigned long long b) {
    return std::min(a, b);
}
inline unsigned long long ullmax(unsigned long long a, unsigned long long b) {
    return std::max(a, b);
}

inline double rsqrt(double x) { return 1 / std::sqrt(x); }
inline float rsqrt(float x) { return 1 / std::sqrt(x); }
inline float rsqrtf(float x) { return rsqrt(x); }
inline double rcbrt(double x) { return 1 / std::cbrt(x); }
inline double rhypot(double x, double y) { return 1 / std::hypot(x, y); }
inline double norm3d(double x, double y, double z) { return std::hypot(x, y, z); }
inline double sinpi(double x) { return std::sin(M_PI * std::fmod(x, 2)); }
inline double cospi(double x) { return std::cos(M_PI * std::fmod(x, 2)); }
inline void sincospi(double x, double* s, double* c) { *s = sinpi(x), *c = cospi(x); }
inline float saturate(float x) { return x > 0 ? std::fmin(x, 1.f) : 0; }
inline float __saturatef(float x) { return saturate(x); }

inline float __sinf(float x) { return std::sin(x); }
inline float __cosf(float x) { return std::cos(x); }
inline float __tanf(float x) { return std::tan(x); }
inline float __expf(float x) { return std::exp(x); }
inline float __logf(float x) { return std::log(x); }
inline float __log2f(float x) { return std::log2(x); }
inline float __log10f(float x) { return std::log10(x); }
inline float __powf(float x, float y) { return std::pow(x, y); }
inline float __fdividef(float x, float y) { return x / y; }
inline void __sincosf(float x, float* s, float* c) { *s = std::sin(x), *c = std::cos(x); }

#define PAREVAL_ROUNDED(prefix, suffix, T)                        \
    inline T __##prefix##add_##suffix(T x, T y) { return x + y; } \
    inline T __##prefix##sub_##suffix(T x, T y) { return x - y; } \
    inline T __##prefix##mul_##suffix(T x, T y) { return x * y; } \
    inline T __##prefix##div_##suffix(T x, T y) { return x / y; } \
    inline T __##prefix##rcp_##suffix(T x) { return 1 / x; }      \
    inline T __##prefix##sqrt_##suffix(T x) { return std::sqrt(x); }
PAREVAL_ROUNDED(d, rn, double)
PAREVAL_ROUNDED(f, rn, float)
#undef PAREVAL_ROUNDED
inline double __fma_rn(double x, double y, double z) { return std::fma(x, y, z); }
inline float __fmaf_rn(float x, float y, float z) { return std::fma(x, y, z); }

// Bits of one type as another.
#define PAREVAL_BITS(name, To, From)               \
    inline To name(From value) {                   \
        static_assert(sizeof(To) == sizeof(From)); \
        To bits;                                   \
        std::memcpy(&bits, &value, sizeof bits);   \
        return bits;                               \
    }
PAREVAL_BITS(__double_as_longlong, long long, double)
PAREVAL_BITS(__longlong_as_double, double, long long)
PAREVAL_BITS(__float_as_int, int, float)
PAREVAL_BITS(__float_as_uint, unsigned, float)
PAREVAL_BITS(__int_as_float, float, int)
PAREVAL_BITS(__uint_as_float, float, unsigned)
#undef PAREVAL_BITS
inline int __double2hiint(double x) { return int(__double_as_longlong(x) >> 32); }
inline int __double2loint(double x) { return int(__double_as_longlong(x)); }
inline double __hiloint2double(int high, int low) {
    return __longlong_as_double((long long)(std::uint64_t(unsigned(high)) << 32 | unsigned(low)));
}

inline int __double2int_rn(double x) { return int(std::nearbyint(x)); }
inline int __double2int_rz(double x) { return int(x); }
inline int __double2int_rd(double x) { return int(std::floor(x)); }
inline int __double2int_ru(double x) { return int(std::ceil(x)); }
inline long long __double2ll_rn(double x) { return (long long)std::nearbyint(x); }
inline long long __double2ll_rz(double x) { return (long long)x; }
inline int __float2int_rn(float x) { return int(std::nearbyint(x)); }
inline int __float2int_rz(float x) { return int(x); }
inline int __float2int_rd(float x) { return int(std::floor(x)); }
inline int __float2int_ru(float x) { return int(std::ceil(x)); }
inline float __double2float_rn(double x) { return float(x); }
inline double __int2double_rn(int x) { return x; }
inline float __int2float_rn(int x) { return float(x); }
inline double __ll2double_rn(long long x) { return double(x); }
inline double __ull2double_rn(unsigned long long x) { return double(x); }

inline int __popc(unsigned x) { return __builtin_popcount(x); }
inline int __popcll(unsigned long long x) { return __builtin_popcountll(x); }
inline int __clz(int x) { return x ? __builtin_clz(unsigned(x)) : 32; }
inline int __clzll(long long x) { return x ? __builtin_clzll((unsigned long long)x) : 64; }
inline int __ffs(int x) { return __builtin_ffs(x); }
inline int __ffsll(long long x) { return __builtin_ffsll(x); }
inline unsigned __brev(unsigned x) {
    unsigned result = 0;
    for (int bit = 0; bit < 32; ++bit, x >>= 1) result = result << 1 | (x & 1);
    return result;
}
inline unsigned long long __brevll(unsigned long long x) {
    return (unsigned long long)__brev(unsigned(x)) << 32 | __brev(unsigned(x >> 32));
}
inline int __mul24(int x, int y) { return (x << 8 >> 8) * (y << 8 >> 8); }
inline int __mulhi(int x, int y) { return int((long long)x * y >> 32); }
inline unsigned __umulhi(unsigned x, unsigned y) { return unsigned((std::uint64_t)x * y >> 32); }
inline unsigned long long __umul64hi(unsigned long long x, unsigned long long y) {
    return (unsigned long long)((unsigned __int128)x * y >> 64);
}
inline int __sad(int x, int y, unsigned z) {
    return int((x < y ? unsigned(y) - unsigned(x) : unsigned(x) - unsigned(y)) + z);
}

// The constants of math_constants.h.
#define CUDART_INF HUGE_VAL
#define CUDART_INF_F HUGE_VALF
#define CUDART_NAN double(NAN)
#define CUDART_NAN_F NAN
#define CUDART_PI M_PI
#define CUDART_PI_F float(M_PI)

// Loads and stores with hints for the cache.
template <class T>
T __ldg(const T* at) {
    return *at;
}
template <class T>
T __ldcg(const T* at) {
    return *const_cast<const volatile T*>(at);
}
template <class T>
void __stcg(T* at, T value) {
    *at = value;
}
