#pragma once
// Everything the judge found out, and its JSON (tools/report.py reads it).
#include <array>
#include <optional>
#include <string>

#include "cases.hpp"
#include "outcome.hpp"
#include "pareval/argument.hpp"
#include "pareval/value.hpp"
#include "timing.hpp"

namespace pareval {

enum class Stream { public_cases, held_out, timed };

struct Tally {
    std::size_t passed = 0, total = 0;
};

// The arguments of a small case, as text.
struct Shown {
    std::optional<std::string> input, expected, got;
};

class Report {
    static constexpr std::size_t small = 64;  // numbers that are still shown in full

    std::string failure = "null";

    // name = value for all arguments that keep() wants, if all of them are small.
    template <class P, class F>
    static std::optional<std::string> values(const P& problem, F keep) {
        std::size_t numbers = 0;
        each<P>([&](auto argument, int) {
            each_number(problem.*argument.member, [&](auto) { ++numbers; });
        });
        if (numbers > small) return {};
        std::string result;
        each<P>([&](auto argument, int) {
            if (!keep(argument.role)) return;
            result += (result.empty() ? "" : "\n") + std::string(argument.name) + " = ";
            result += text(problem.*argument.member);
        });
        return result;
    }

public:
    std::string problem, phase, verdict = "passed";
    Tally public_cases, held_out;
    Timing timing;
    std::optional<std::string> observed;  // JSON; nothing if it was not asked for

    // Only the first rejection counts.
    void reject(Stream stream, const Case& which, const Rejected& why, const Shown& shown = {});

    template <class P>
    static Shown show(const P& input, const P& want, const P& got, bool wrong) {
        auto given = [](Role role) { return role != Role::out && role != Role::returned; };
        auto result = [](Role role) { return role != Role::in && role != Role::scalar; };
        if (!wrong) return {values(input, given), {}, {}};
        return {values(input, given), values(want, result), values(got, result)};
    }

    std::string to_json() const;
};

}  // namespace pareval
