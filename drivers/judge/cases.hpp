#pragma once
// Which inputs are tested. A case is determined by its stream's seed and its index.
#include <algorithm>
#include <type_traits>
#include <vector>

#include "pareval/random.hpp"
#include "pareval/shape.hpp"

namespace pareval {

struct Case {
    std::size_t size;
    Shape shape;
    std::size_t index;
    bool large = false;  // too much for a plain reference: the baseline decides
};

template <class P, class = void>
struct has_legal_size : std::false_type {};
template <class P>
struct has_legal_size<P, std::void_t<decltype(P::legal_size(0))>> : std::true_type {};

template <class P>
std::size_t legal_size(std::size_t n) {
    if constexpr (has_legal_size<P>::value) return P::legal_size(n);
    return n;
}

template <class P, class = void>
struct has_large_size : std::false_type {};
template <class P>
struct has_large_size<P, std::void_t<decltype(P::large_size())>> : std::true_type {};

// Large enough for threads and ranks to meet, and for code that goes another way then; small enough
// for code that is slow, which is right all the same.
template <class P>
std::size_t large_size() {
    if constexpr (has_large_size<P>::value) return P::large_size();
    const auto sizes = P::sizes();
    const auto listed = *std::max_element(sizes.begin(), sizes.end());
    return legal_size<P>(std::max(P::timed_size() / 64, std::min(4 * listed, P::timed_size() / 2)));
}

inline Random random_of(std::uint64_t stream_seed, std::size_t index) {
    Random mixed(stream_seed + index);
    return Random(mixed.bits());
}

constexpr std::size_t large_cases = 2;

// Every size in every shape, small ones first, so that the first failure is the easiest to read.
// Last come large ones: small ones rarely show a race.
template <class P>
std::vector<Case> listed_cases() {
    std::vector<Case> cases;
    for (auto size : P::sizes())
        for (auto shape : shapes) {
            cases.push_back({size, shape, cases.size()});
            if (size < 2) break;  // all shapes are alike
        }
    for (std::size_t i = 0; i < large_cases; ++i)
        cases.push_back({large_size<P>(), Shape::uniform, cases.size(), true});
    return cases;
}

// The same with sizes that nobody can know beforehand added.
template <class P>
std::vector<Case> held_out_cases(std::uint64_t stream_seed) {
    auto cases = listed_cases<P>();
    auto sizes = P::sizes();
    auto most = *std::max_element(sizes.begin(), sizes.end());
    Random random = random_of(~stream_seed, 0);
    for (int i = 0; i < 8; ++i) {
        auto size = legal_size<P>(1 + random.below(i < 4 ? std::min<std::size_t>(most, 40) : most));
        cases.push_back({size, shapes[random.below(shapes.size())], cases.size()});
    }
    return cases;
}

}  // namespace pareval
