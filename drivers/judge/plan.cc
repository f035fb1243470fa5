#include "plan.hpp"

#include <stdexcept>

namespace pareval {

Plan read_plan(std::istream& in) {
    Plan plan;
    std::string key;
    while (in >> key) {
        if (key == "phase") in >> plan.phase;
        else if (key == "channel") std::getline(in >> std::ws, plan.channel);
        else if (key == "ranks") in >> plan.ranks;
        else if (key == "threads") in >> plan.threads;
        else if (key == "core") in >> plan.core;
        else if (key == "writable") in >> plan.writable;
        else if (key == "packed_bits") in >> plan.packed_bits;
        else if (key == "pool_is_there") in >> plan.pool_is_there;
        else if (key == "expect_threads") in >> plan.expect_threads;
        else if (key == "expect_messages") in >> plan.expect_messages;
        else if (key == "expect_kernels") in >> plan.expect_kernels;
        else if (key == "public_seed") in >> plan.public_seed;
        else if (key == "held_out_seed") in >> plan.held_out_seed;
        else if (key == "timed_seed") in >> plan.timed_seed;
        else if (key == "order_s") in >> plan.order_s;
        else if (key == "standstill_s") in >> plan.standstill_s;
        else if (key == "launch_s") in >> plan.launch_s;
        else if (key == "start_s") in >> plan.start_s;
        else if (key == "min_pairs") in >> plan.min_pairs;
        else if (key == "max_pairs") in >> plan.max_pairs;
        else if (key == "budget_s") in >> plan.budget_s;
        else if (key == "interval_width") in >> plan.interval_width;
        else throw std::runtime_error("unknown key in the plan: " + key);
        if (!in) throw std::runtime_error("bad value in the plan for: " + key);
    }
    if (plan.channel.empty() || (plan.phase != "test" && plan.phase != "time"))
        throw std::runtime_error("the plan names no channel or no phase");
    return plan;
}

}  // namespace pareval
