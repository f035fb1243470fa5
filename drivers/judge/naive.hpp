#pragma once
// The obvious algorithm beside the baseline, which is the best-known one: published speedups often
// refer to the obvious one.
#include <string>

#include "cases.hpp"
#include "json.hpp"
#include "pareval/argument.hpp"
#include "pareval/channel.hpp"

namespace pareval {

constexpr double naive_budget_s = 0.5;
constexpr std::size_t smallest_fraction = 256;  // of the timed size

template <class P, class Function>
double seconds_of(Function* function, P problem) {
    const double start = now();
    apply(problem, function);
    return now() - start;
}

// {"size": ..., "baseline_s": ..., "naive_s": ...} for the largest size up to the timed one that
// the obvious algorithm does in time; naive_s is missing where it is the baseline itself.
template <class P, class Function>
std::string compare_naive(Function* volatile baseline, Function* volatile naive) {
    JsonObject result;
    for (std::size_t part = naive ? smallest_fraction : 1; part >= 1; part /= 4) {
        P problem{};
        auto random = random_of(1, part);
        const auto size = legal_size<P>(P::timed_size() / part);
        problem.generate(random, size, Shape::uniform);
        seconds_of(baseline, problem);  // warms up
        result = JsonObject();
        result.field("size", size).field("baseline_s", seconds_of(baseline, problem));
        if (!naive) break;
        const double naive_s = seconds_of(naive, problem);
        result.field("naive_s", naive_s);
        if (naive_s > naive_budget_s / 4) break;
    }
    return result.text();
}

}  // namespace pareval
