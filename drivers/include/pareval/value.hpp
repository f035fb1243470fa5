#pragma once
// Values as the judge sees them: their numbers one by one, their C++ type, their text.
#include <array>
#include <cmath>
#include <complex>
#include <cstdio>
#include <string>
#include <tuple>
#include <type_traits>
#include <vector>

#include "pareval/argument.hpp"

namespace pareval {

// To be specialised for each struct that a prompt declares:
//     template <> struct pareval::Struct<Point> {
//         static constexpr auto name = "Point";
//         static constexpr std::array fields = {"x", "y"};
//         static auto tie(const Point& p) { return std::tie(p.x, p.y); }
//     };
template <class T>
struct Struct;

template <class T, class = void>
struct is_struct : std::false_type {};
template <class T>
struct is_struct<T, std::void_t<decltype(Struct<T>::name)>> : std::true_type {};

template <class T>
struct is_array : std::false_type {};
template <class T, std::size_t N>
struct is_array<std::array<T, N>> : std::true_type {};

template <class T>
struct is_complex : std::false_type {};
template <class T>
struct is_complex<std::complex<T>> : std::true_type {};

template <class T>
constexpr bool is_sequence = is_vector<T>::value || is_array<T>::value;

// f(number) for each number that value consists of; a string has none.
template <class T, class F>
void each_number(const T& value, F f) {
    if constexpr (std::is_same_v<T, std::string>) return;
    else if constexpr (is_sequence<T>)
        for (const auto& element : value) each_number(element, f);
    else if constexpr (is_complex<T>::value) f(value.real()), f(value.imag());
    else if constexpr (is_struct<T>::value)
        std::apply([&](const auto&... field) { (each_number(field, f), ...); },
                   Struct<T>::tie(value));
    else f(value);
}

// How C++ spells the type.
template <class T>
std::string spelling() {
    if constexpr (is_vector<T>::value)
        return "std::vector<" + spelling<typename T::value_type>() + ">";
    else if constexpr (is_array<T>::value)
        return "std::array<" + spelling<typename T::value_type>() + ", " +
               std::to_string(std::tuple_size_v<T>) + ">";
    else if constexpr (is_complex<T>::value)
        return "std::complex<" + spelling<typename T::value_type>() + ">";
    else if constexpr (is_struct<T>::value) return Struct<T>::name;
    else if constexpr (std::is_same_v<T, std::string>) return "std::string";
    else if constexpr (std::is_same_v<T, double>) return "double";
    else if constexpr (std::is_same_v<T, float>) return "float";
    else if constexpr (std::is_same_v<T, int>) return "int";
    else if constexpr (std::is_same_v<T, unsigned>) return "unsigned";
    else if constexpr (std::is_same_v<T, bool>) return "bool";
    else if constexpr (std::is_same_v<T, char>) return "char";
    else {
        static_assert(std::is_same_v<T, std::size_t>, "this type needs a spelling");
        return "size_t";
    }
}

// As a person would write it, with all digits: [1, 2], {2, 3}, (1, -1) for a complex number.
template <class T>
std::string text(const T& value) {
    auto joined = [](const auto& parts) {
        std::string result;
        for (const auto& part : parts) result += (result.empty() ? "" : ", ") + part;
        return result;
    };
    if constexpr (std::is_same_v<T, std::string>) {
        return '"' + value + '"';
    } else if constexpr (is_sequence<T>) {
        std::vector<std::string> parts;
        for (const auto& element : value) parts.push_back(text<typename T::value_type>(element));
        return "[" + joined(parts) + "]";
    } else if constexpr (is_complex<T>::value) {
        return "(" + text(value.real()) + ", " + text(value.imag()) + ")";
    } else if constexpr (is_struct<T>::value) {
        auto parts = std::apply([](const auto&... field) { return std::vector{text(field)...}; },
                                Struct<T>::tie(value));
        return "{" + joined(parts) + "}";
    } else if constexpr (std::is_floating_point_v<T>) {
        char shortest[40];
        for (int digits : {6, 9, 17}) {
            std::snprintf(shortest, sizeof shortest, "%.*g", digits, double(value));
            if (T(std::strtod(shortest, nullptr)) == value) break;
        }
        return shortest;
    } else if constexpr (std::is_same_v<T, bool>) {
        return value ? "true" : "false";
    } else {
        return std::to_string(value);
    }
}

// For Packer and Unpacker.
template <class Archive, class T, class = std::enable_if_t<is_struct<T>::value>>
void fields(Archive& archive, T& value) {
    std::apply([&](const auto&... field) { (archive(field), ...); }, Struct<T>::tie(value));
}

}  // namespace pareval
