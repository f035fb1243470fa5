#pragma once
// Is a result right? Tolerances are relative to the scale of the result, and NaN equals only NaN.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstring>
#include <limits>
#include <optional>
#include <string>
#include <type_traits>

#include "pareval/value.hpp"

namespace pareval {

// |got - want| <= absolute + relative * max(|want|, mean of all |want|)
struct Tolerance {
    double relative = 0, absolute = 0;
};

// What is wrong with a result, as far as it can be told.
struct Mismatch {
    std::string detail, argument = "", expected = "", got = "";
    std::optional<std::size_t> index = {}, differing = {};
};

template <class T>
bool near(T got, T want, double scale, Tolerance tolerance) {
    if constexpr (std::is_floating_point_v<T>) {
        if (std::isnan(want)) return std::isnan(got);
        if (std::isinf(want)) return got == want;
        double bound =
            tolerance.absolute + tolerance.relative * std::max(std::abs(double(want)), scale);
        return std::abs(double(got) - double(want)) <= bound;  // false if got is NaN
    } else {
        return got == want;
    }
}

template <class T>
bool near_all(const T& got, const T& want, double scale, Tolerance tolerance) {
    if constexpr (is_complex<T>::value)
        return near(got.real(), want.real(), scale, tolerance) &&
               near(got.imag(), want.imag(), scale, tolerance);
    else if constexpr (is_struct<T>::value) {
        auto a = Struct<T>::tie(got), b = Struct<T>::tie(want);
        return std::apply(
            [&](const auto&... x) {
                return std::apply(
                    [&](const auto&... y) { return (near_all(x, y, scale, tolerance) && ...); }, b);
            },
            a);
    } else return near(got, want, scale, tolerance);
}

// Mean magnitude of the finite numbers in value. Each is divided first, since their sum might
// overflow.
template <class T>
double mean_magnitude(const T& value) {
    std::size_t count = 0, finite = 0;
    each_number(value, [&](auto) { ++count; });
    const double share = 1 / double(std::max<std::size_t>(count, 1));
    double sum = 0;
    each_number(value, [&](auto number) {
        const double magnitude = std::abs(double(number));
        if (!(magnitude <= std::numeric_limits<double>::max())) return;
        sum += magnitude * share;
        ++finite;
    });
    return finite ? sum / (share * double(finite)) : 0;
}

// Whether no tolerance is needed, which is quickly told: most right answers of many numbers are
// equal to the last bit.
template <class T>
bool equal(const T& got, const T& want) {
    if constexpr (is_sequence<T>) {
        using E = typename T::value_type;
        if constexpr (std::is_trivially_copyable_v<E> && !std::is_same_v<E, bool>)
            if (got.size() == want.size() &&
                !std::memcmp(got.data(), want.data(), got.size() * sizeof(E)))
                return true;
        return std::equal(got.begin(), got.end(), want.begin(), want.end(),
                          [](const E& a, const E& b) { return near_all(a, b, 0, {}); });
    } else {
        return near_all(got, want, 0, {});
    }
}

template <class T>
std::optional<Mismatch> mismatch(const T& got, const T& want, Tolerance tolerance) {
    const double scale = mean_magnitude(want);
    if constexpr (is_sequence<T>) {
        if (got.size() != want.size())
            return Mismatch{"the result has the wrong size", "", std::to_string(want.size()),
                            std::to_string(got.size())};
        std::optional<Mismatch> first;
        for (std::size_t i = 0; i < want.size(); ++i) {
            using E = typename T::value_type;
            if (near_all<E>(got[i], want[i], scale, tolerance)) continue;
            if (!first) {
                first = Mismatch{"the result differs", "", text<E>(want[i]), text<E>(got[i])};
                first->index = i;
                first->differing = 0;
            }
            ++*first->differing;
        }
        return first;
    } else {
        if (near_all(got, want, scale, tolerance)) return {};
        return Mismatch{"the result differs", "", text(want), text(got)};
    }
}

}  // namespace pareval
