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

inline Random random_of(std::uint64_t stream_seed, std::size_t index) {
    Random mixed(stream_seed + index);
    return Random(mixed.bits());
}

constexpr std::size_t large_cases = 2;
constexpr std::size_t large_fraction = 64;  // of the timed size: slow code is right all the same

// Every size in every shape, small ones first, so that the first failure is the easiest to read.
// Last come some that are large enough for threads and ranks to meet: small ones rarely show a
// race.
template <class P>
std::vector<Case> listed_cases() {
    std::vector<Case> cases;
    for (auto size : P::sizes())
        for (auto shape : shapes) {
            cases.push_back({size, shape, cases.size()});
            if (size < 2) break;  // all shapes are alike
        }
    const auto large = legal_size<P>(P::timed_size() / large_fraction);
    for (std::size_t i = 0; i < large_cases; ++i)
        cases.push_back({large, Shape::uniform, cases.size(), true});
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
