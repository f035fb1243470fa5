#pragma once
// How the values of an input are laid out. Every size is tested in every shape.
#include <algorithm>
#include <array>
#include <vector>

#include "pareval/random.hpp"

namespace pareval {

enum class Shape { uniform, equal, sorted, reversed, few };
inline constexpr std::array shapes = {Shape::uniform, Shape::equal, Shape::sorted, Shape::reversed,
                                      Shape::few};
inline constexpr std::array shape_names = {"uniform", "all equal", "sorted", "reversed",
                                           "few distinct values"};

// n values in [low, high).
template <class T>
std::vector<T> values(Random& random, std::size_t n, T low, T high, Shape shape) {
    const T few[] = {random.uniform(low, high), random.uniform(low, high),
                     random.uniform(low, high)};
    std::vector<T> result(n);
    for (auto& value : result)
        value = shape == Shape::equal ? few[0]
                : shape == Shape::few ? few[random.below(3)]
                                      : random.uniform(low, high);
    if (shape == Shape::sorted) std::sort(result.begin(), result.end());
    if (shape == Shape::reversed) std::sort(result.rbegin(), result.rend());
    return result;
}

}  // namespace pareval
