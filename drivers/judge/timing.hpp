#pragma once
// Paired times of candidate and baseline, and whether the two clocks agree.
#include <algorithm>
#include <string>
#include <vector>

#include "plan.hpp"
#include "series.hpp"

namespace pareval {

// One pair's seconds. call is by our clock, less the hand-over; claim is the worker's word. send
// and receive are our own copies of the arguments and of the results; setup_cpu and call_cpu are
// what all threads used while the worker copied the arguments and during the call, 0 where they
// tell nothing.
struct Round {
    double baseline_s, send_s, setup_cpu_s, call_s, call_cpu_s, claim_s, collect_s, receive_s;
    double slack_s;    // what the hand-over may add to any of them
    unsigned threads;  // that may work at a time; 0 if unknown

    // Results are copied after the call, which is what it costs us too; what takes longer than
    // that and slack is work that was put off, or a machine that was busy.
    double after_s(double slack) const { return std::max(0.0, collect_s - 2 * receive_s - slack); }

    // A tenth is forgiven at most: where the machine is busy, the hand-over may be as long as a call.
    double put_off_s() const { return after_s(std::min(slack_s, 0.1 * (call_s + collect_s))); }

    // CPU time beyond what the threads could use while the call lasted. What the hand-over costs of
    // it does not depend on how busy the machine is, as slack does.
    double excess_s() const {
        const double used_s = call_cpu_s - hand_over_cpu_s;
        return threads ? used_s - 1.25 * threads * std::max(call_s, claim_s) : 0;
    }
    static constexpr double hand_over_cpu_s = 500e-6;

    // What counts: the worker gains neither by lying about its clock nor by working after it.
    double candidate_s() const { return std::max(call_s, claim_s) + put_off_s(); }
};

struct Timing {
    std::size_t size = 0;
    double hand_over_s = 0;
    std::vector<Round> rounds;

    Interval speedup() const;

    // At least so many pairs, until the interval is narrow or the budget is spent.
    bool enough(const Plan& plan, double elapsed_s) const;

    // Throws Rejected if the worker's clock or the order of work cannot be what it says.
    void check_clocks() const;

    std::string to_json() const;
};

}  // namespace pareval
