#pragma once
// What Python asks of a judge, as `key value` lines on standard input: no process of the candidate
// can read it there.
#include <cstdint>
#include <istream>
#include <string>

namespace pareval {

struct Plan {
    std::string phase;    // test or time
    std::string channel;  // path of the shared file
    unsigned ranks = 1;
    unsigned threads = 0;  // of each rank; 0 if unknown
    int core = -1;  // where the baseline is timed, and what runs on one core; anywhere if negative
    bool writable = true;        // arguments are in memory that the judge could write to
    bool packed_bits = true;     // the candidate has a vector of bool as the judge has it
    bool pool_is_there = false;  // the threads that candidates use are older than they (Kokkos)
    // What a candidate must be seen to do in large calls, or it is not parallel.
    bool expect_threads = false, expect_messages = false, expect_kernels = false;
    std::uint64_t public_seed = 0, held_out_seed = 0, timed_seed = 0;
    double order_s = 20;       // longest wait for one order
    double standstill_s = 20;  // longest wait in a test for an order when nothing moves
    double launch_s = 120;     // longest life of the worker
    double start_s = 30;       // longest start of the worker, before it loads the candidate
    std::size_t min_pairs = 6, max_pairs = 200;
    double budget_s = 3;           // of timed pairs
    double interval_width = 0.05;  // narrow enough to stop, as a share of the median

    bool observes() const { return expect_threads || expect_messages || expect_kernels; }
};

// Throws std::runtime_error if the plan is not one.
Plan read_plan(std::istream& in);

}  // namespace pareval
