#pragma once
// Paired times of candidate and baseline, and whether the two clocks agree.
#include <algorithm>
#include <string>
#include <vector>

#include "plan.hpp"
#include "series.hpp"

namespace pareval {

// One pair's seconds. call is by our clock, less the hand-over; claim is the worker's word. send
// and receive are our own copies of the arguments and of the results; setup_cpu is what all threads
// used while the worker made its copy of the arguments, 0 where it tells nothing.
struct Round {
    double baseline_s, send_s, setup_cpu_s, call_s, claim_s, collect_s, receive_s;
    double slack_s;  // what the hand-over may add to any of them

    // Results are copied after the call, which is what it costs us too; what takes longer is work
    // that was put off, or a machine that was busy.
    double put_off_s() const { return std::max(0.0, collect_s - 2 * receive_s - slack_s); }

    // What counts: the worker gains neither by lying about its clock nor by working after it.
    double candidate_s() const { return std::max(call_s, claim_s) + put_off_s(); }
};

struct Timing {
    std::size_t size = 0;
    double hand_over_s = 0, hand_over_p99_s = 0;
    std::vector<Round> rounds;

    Interval speedup() const;

    // At least so many pairs, until the interval is narrow or the budget is spent.
    bool enough(const Plan& plan, double elapsed_s) const;

    // Throws Rejected if the worker's clock or the order of work cannot be what it says.
    void check_clocks() const;

    std::string to_json() const;
};

}  // namespace pareval
