#pragma once
// Paired times of candidate and baseline, and whether the two clocks agree.
#include <algorithm>
#include <string>
#include <vector>

#include "outcome.hpp"
#include "plan.hpp"
#include "series.hpp"

namespace pareval {

// One pair's seconds. call is by our clock, less the hand-over; claim is the worker's word.
struct Round {
    double baseline_s, send_s, setup_s, call_s, claim_s, collect_s;

    // What counts: the worker cannot gain by lying about its clock.
    double candidate_s() const { return std::max(call_s, claim_s); }
};

class Timing {
    template <class F>
    std::vector<double> map(F f) const {
        std::vector<double> result;
        for (const auto& round : rounds) result.push_back(f(round));
        return result;
    }

public:
    std::size_t size = 0;
    double hand_over_s = 0, hand_over_p99_s = 0;
    std::vector<Round> rounds;

    void add(const Round& round) { rounds.push_back(round); }

    Interval speedup() const {
        return median_interval(map([](auto& round) { return round.baseline_s / round.candidate_s(); }));
    }

    bool enough(const Plan& plan, double elapsed_s) const {
        if (rounds.size() >= plan.max_pairs) return true;
        if (rounds.size() < plan.min_pairs) return rounds.size() >= 3 && elapsed_s > plan.launch_s / 2;
        auto interval = speedup();
        return elapsed_s > plan.budget_s || interval.high - interval.low < plan.interval_width * interval.middle;
    }

    // Medians: one round may be hit by the scheduler, a liar lies often. Wide bounds: since the larger
    // time counts, a small lie gains nothing, and no honest candidate may be refused.
    void check_clocks() const {
        const double call = median(map([](auto& round) { return round.call_s; }));
        const double claim = median(map([](auto& round) { return round.claim_s; }));
        const double collect = median(map([](auto& round) { return round.collect_s; }));
        const double send = median(map([](auto& round) { return round.send_s; }));
        const double baseline = median(map([](auto& round) { return round.baseline_s; }));
        const double bound = 0.25 * call + 10 * hand_over_p99_s + 200e-6;
        if (!(std::abs(call - claim) <= bound))
            throw Rejected{"clock_disagreement",
                           {"the call took " + std::to_string(call * 1e3) + " ms by the judge's clock and " +
                            std::to_string(claim * 1e3) + " ms by the worker's"}};
        // Work put off until after the answer shows up as a collect that takes longer than our own copy of the data.
        if (collect > 4 * send + 0.5 * baseline + bound)
            throw Rejected{"clock_disagreement", {"work was still going on after the call had returned"}};
    }
};

}  // namespace pareval
