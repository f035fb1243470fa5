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

template <class P>
P problem_of(std::size_t size) {
    P problem{};
    auto random = random_of(size, 0);
    problem.generate(random, size, Shape::uniform);
    return problem;
}

// {"timed_size": ..., "baseline_s": ...}, and where there is an obvious algorithm, how long both
// take at the largest size that it does in time: {"small_size": ..., "small_s": ..., "naive_s": ...}
template <class P, class Function>
std::string compare_naive(Function* volatile baseline, Function* volatile naive) {
    auto timed = problem_of<P>(P::timed_size());
    seconds_of(baseline, timed);  // warms up
    JsonObject common;
    common.field("timed_size", P::timed_size()).field("baseline_s", seconds_of(baseline, timed));
    auto result = common;
    for (std::size_t part = smallest_fraction; naive && part >= 1; part /= 4) {
        const auto problem = problem_of<P>(legal_size<P>(P::timed_size() / part));
        seconds_of(baseline, problem);
        const double naive_s = seconds_of(naive, problem);
        result = common;
        result.field("small_size", legal_size<P>(P::timed_size() / part));
        result.field("small_s", seconds_of(baseline, problem)).field("naive_s", naive_s);
        if (naive_s > naive_budget_s / 8) break;
    }
    return result.text();
}

}  // namespace pareval
