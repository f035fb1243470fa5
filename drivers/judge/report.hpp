#pragma once
// Everything the judge found out, and its JSON (tools/report.py reads it).
#include <optional>
#include <string>

#include "cases.hpp"
#include "json.hpp"
#include "outcome.hpp"
#include "pareval/argument.hpp"
#include "pareval/value.hpp"
#include "timing.hpp"

namespace pareval {

enum class Stream { public_cases, held_out, timed };
constexpr std::array stream_names = {"public", "held_out", "timed"};

struct Tally {
    std::size_t passed = 0, total = 0;

    std::string to_json() const { return JsonObject().field("passed", passed).field("total", total).text(); }
};

class Report {
    static constexpr std::size_t small = 64;  // numbers that are still shown in full

    std::string failure = "null";

    template <class P>
    static std::size_t numbers(const P& problem) {
        std::size_t count = 0;
        each<P>([&](auto argument, int) { each_number(problem.*argument.member, [&](auto) { ++count; }); });
        return count;
    }

    // name = value for all arguments that keep() says.
    template <class P, class F>
    static std::optional<std::string> values(const P& problem, F keep) {
        if (numbers(problem) > small) return {};
        std::string result;
        each<P>([&](auto argument, int) {
            if (keep(argument))
                result += (result.empty() ? "" : "\n") + std::string(argument.name) + " = " +
                          text(problem.*argument.member);
        });
        return result;
    }

public:
    std::string problem, phase, verdict = "passed";
    Tally public_cases, held_out;
    Timing timing;

    // P must be complete for input, want and got to be shown; got may hold anything.
    template <class P>
    void reject(Stream stream, const Case& which, const Rejected& why, const P& input, const P& want, const P& got) {
        verdict = why.verdict;
        const bool wrong = verdict == "wrong_answer";
        auto given = [](auto argument) {
            auto role = decltype(argument)::role;
            return role == Role::in || role == Role::inout || role == Role::scalar;
        };
        auto result = [](auto argument) { return decltype(argument)::result; };
        auto named = [](const std::string& text) { return text.empty() ? std::nullopt : std::optional(text); };
        failure = JsonObject()
                      .field("stream", stream_names[int(stream)])
                      .field("size", which.size)
                      .field("shape", shape_names[int(which.shape)])
                      .field("case", which.index)
                      .field("detail", why.mismatch.detail)
                      .field("argument", named(why.mismatch.argument))
                      .field("rank", why.rank)
                      .field("index", why.mismatch.index)
                      .field("expected", named(why.mismatch.expected))
                      .field("got", named(why.mismatch.got))
                      .field("differing", why.mismatch.differing)
                      .field("input", values(input, given))
                      .field("expected_output", wrong ? values(want, result) : std::nullopt)
                      .field("got_output", wrong ? values(got, result) : std::nullopt)
                      .text();
    }

    // A candidate that fails before its first case, while it is loaded.
    void reject(const Rejected& why) {
        if (verdict != "passed") return;
        verdict = why.verdict;
        failure = JsonObject()
                      .field("stream", "public")
                      .field("size", std::size_t(0))
                      .field("shape", "")
                      .field("case", std::size_t(0))
                      .field("detail", why.mismatch.detail)
                      .text();
    }

    std::string to_json() const {
        JsonObject object;
        object.field("problem", problem).field("phase", phase).field("verdict", verdict);
        object.raw("public", public_cases.to_json()).raw("held_out", held_out.to_json()).raw("failure", failure);
        object.raw("timing", timing.rounds.empty() || verdict != "passed" ? "null" : timing_json());
        return object.text();
    }

private:
    std::string timing_json() const {
        std::string pairs;
        for (const auto& round : timing.rounds)
            pairs += (pairs.empty() ? "" : ", ") + JsonObject()
                                                       .field("candidate_s", round.candidate_s())
                                                       .field("baseline_s", round.baseline_s)
                                                       .text();
        auto speedup = timing.speedup();
        return JsonObject()
            .field("size", timing.size)
            .raw("pairs", "[" + pairs + "]")
            .field("speedup", speedup.middle)
            .field("speedup_low", speedup.low)
            .field("speedup_high", speedup.high)
            .field("hand_over_s", timing.hand_over_s)
            .text();
    }
};

}  // namespace pareval
