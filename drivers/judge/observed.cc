#include "observed.hpp"

#include <algorithm>
#include <cstdint>

#include "json.hpp"

namespace pareval {

namespace {

// Of threads that have ended, which is told less exactly than what others used.
constexpr std::int64_t worth_mentioning_ns = 50'000;

// What each thread used in between; those that ended meanwhile are one.
CpuTimes used(CpuTimes before, const CpuTimes& after) {
    std::int64_t ended = 0;
    for (const auto& [thread, time] : before)
        if (!after.count(thread)) ended += time;
    before[ended_threads] += ended;
    CpuTimes result;
    for (const auto& [thread, time] : after) result[thread] = time - before[thread];
    if (result[ended_threads] < worth_mentioning_ns) result.erase(ended_threads);
    return result;
}

}  // namespace

void Observed::add_threads(const CpuSample& before, const CpuSample& after) {
    for (std::size_t rank = 0; rank < std::min(before.size(), after.size()); ++rank) {
        std::int64_t sum = 0, most = 0;
        unsigned ran = 0;
        for (const auto& [thread, time] : used(before[rank], after[rank])) {
            sum += time, most = std::max(most, time);
            ran += time > 0;
        }
        if (sum <= 0) continue;
        threads = std::max(threads.value_or(0), ran);
        shared = std::max(shared.value_or(0), double(sum - most) / double(sum));
    }
}

bool Observed::shows_all(const Plan& plan) const {
    return (!plan.expect_threads || threads.value_or(2) > 1) &&
           (!plan.expect_messages || messaging > 1) && (!plan.expect_kernels || kernels > 0);
}

std::string Observed::to_json(const Plan& plan) const {
    auto expected = [](bool is, unsigned number) {
        return is ? std::optional(number) : std::nullopt;
    };
    JsonObject object;
    object.field("size", size).field("calls", calls);
    object.field("threads", threads).field("shared", shared);
    object.field("messaging", expected(plan.expect_messages, messaging));
    object.field("kernels", expected(plan.expect_kernels, kernels));
    return object.text();
}

}  // namespace pareval
