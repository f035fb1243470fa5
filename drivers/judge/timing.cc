#include "timing.hpp"

#include <cmath>

#include "json.hpp"
#include "outcome.hpp"

namespace pareval {

namespace {

template <class F>
std::vector<double> map(const std::vector<Round>& rounds, F f) {
    std::vector<double> result;
    for (const auto& round : rounds) result.push_back(f(round));
    return result;
}

}  // namespace

Interval Timing::speedup() const {
    return median_interval(
        map(rounds, [](auto& round) { return round.baseline_s / round.candidate_s(); }));
}

bool Timing::enough(const Plan& plan, double elapsed_s) const {
    if (rounds.size() >= plan.max_pairs) return true;
    if (rounds.size() < plan.min_pairs) return rounds.size() >= 3 && elapsed_s > plan.launch_s / 2;
    auto interval = speedup();
    return elapsed_s > plan.budget_s ||
           interval.high - interval.low < plan.interval_width * interval.middle;
}

// Quantiles: any round may be hit by the scheduler, a liar lies often. Wide bounds: since the larger
// time counts, a small lie gains nothing, and no honest candidate may be refused.
void Timing::check_clocks() const {
    if (rounds.empty()) return;
    auto part = [&](double Round::*member, double q) {
        return quantile(map(rounds, [=](auto& round) { return round.*member; }), q);
    };
    const double call = part(&Round::call_s, 0.5), claim = part(&Round::claim_s, 0.5);
    const double slack = rounds.front().slack_s;
    auto milliseconds = [](double seconds) { return std::to_string(seconds * 1e3) + " ms"; };
    if (!(std::abs(call - claim) <= 0.25 * call + slack))
        throw Rejected{"clock_disagreement",
                       {"the call took " + milliseconds(call) + " by the judge's clock and " +
                        milliseconds(claim) + " by the worker's"}};
    // What is put off counts as time anyway: only what no busy machine explains needs a verdict.
    const double put_off =
        quantile(map(rounds, [](auto& round) { return round.after_s(round.slack_s); }), 0.25);
    if (put_off > 0.5 * std::max(0.0, call))
        throw Rejected{"clock_disagreement", {"work was still done after the call had returned"}};
    if (median(map(rounds, [](auto& round) { return round.excess_s(); })) > 0)
        throw Rejected{"clock_disagreement", {"more threads worked than the launch has"}};
    // The median: CPU time, unlike wall time, is not inflated by a busy machine.
    if (part(&Round::setup_cpu_s, 0.5) > 1.5 * part(&Round::send_s, 0.5) + slack)
        throw Rejected{"clock_disagreement", {"work was done before the call"}};
}

std::string Timing::to_json() const {
    std::string pairs;
    for (const auto& round : rounds) {
        JsonObject pair;
        pair.field("candidate_s", round.candidate_s()).field("baseline_s", round.baseline_s);
        pairs += (pairs.empty() ? "" : ", ") + pair.text();
    }
    auto interval = speedup();
    JsonObject object;
    object.field("size", size).raw("pairs", "[" + pairs + "]");
    object.field("speedup", interval.middle);
    object.field("speedup_low", interval.low).field("speedup_high", interval.high);
    object.field("hand_over_s", hand_over_s);
    return object.text();
}

}  // namespace pareval
