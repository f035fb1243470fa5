#pragma once
// The judge's own random numbers: nothing that a candidate does can change them.
#include <cstdint>
#include <type_traits>

namespace pareval {

// splitmix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, OOPSLA 2014).
class Random {
    std::uint64_t state;

public:
    explicit Random(std::uint64_t seed) : state(seed) {}

    std::uint64_t bits() {
        auto z = (state += 0x9e3779b97f4a7c15u);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        return z ^ (z >> 31);
    }

    // In [0, n). The high half of a product instead of a remainder, which takes several times as long
    // (Lemire: Fast random integer generation in an interval, 2019); its bias is below 2^-31 for
    // every n in use.
    std::uint64_t below(std::uint64_t n) {
        return std::uint64_t(__extension__(static_cast<unsigned __int128>(bits()) * n) >> 64);
    }

    // Uniform in [low, high), for integers and floating-point numbers alike.
    template <class T>
    T uniform(T low, T high) {
        if constexpr (std::is_floating_point_v<T>)
            return T(low + (high - low) * ((bits() >> 11) * 0x1.0p-53));
        else return T(low + T(below(std::uint64_t(high - low))));
    }

    bool chance(double probability) { return uniform(0.0, 1.0) < probability; }
};

}  // namespace pareval
