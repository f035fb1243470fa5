#pragma once
// Whether a candidate works in parallel: what its threads, ranks and kernels do in large calls.
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "plan.hpp"
#include "processes.hpp"

namespace pareval {

// CPU time of the threads of each rank, in the order of ranks.
using CpuSample = std::vector<CpuTimes>;

// What was seen in calls of one size; of several calls, the one in which most was seen.
struct Observed {
    std::size_t size = 0, calls = 0;
    // Of the rank that shared its work best: threads that ran, and what part of its CPU time was not
    // the busiest thread's. Unknown if the system does not tell.
    std::optional<unsigned> threads;
    std::optional<double> shared;
    unsigned messaging = 0;  // ranks that moved data
    unsigned kernels = 0;    // on threads

    void add_threads(const CpuSample& before, const CpuSample& after);

    // Whether all that the plan expects was seen. A thread that woke up and found nothing to do ran:
    // on a busy machine that happens to honest ones, too.
    bool shows_all(const Plan& plan) const;

    std::string to_json(const Plan& plan) const;
};

}  // namespace pareval
