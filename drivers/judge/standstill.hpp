#pragma once
// Notices when nothing will come of a call any more, long before its time is up: each rank waits in
// MPI for another, or no thread runs at all. And says what each rank was doing.
#include <string>
#include <vector>

#include "pareval/channel.hpp"
#include "processes.hpp"

namespace pareval {

// What a rank was doing, by its note; thread is 0 if it wrote none.
struct RankState {
    std::uint32_t calls = 0;
    bool in_candidate = false;
    pid_t thread = 0;
    std::string call;  // with its partner, such as `MPI_Recv for rank 1, tag 0`

    bool in_mpi() const { return calls % 2; }
    std::string doing() const;
};
std::vector<RankState> rank_states(const Channel& channel, unsigned ranks);

// Of one order. Asked again and again while it lasts.
class Standstill {
    const Channel& channel;
    pid_t root;
    const std::vector<pid_t>& processes;
    const std::vector<std::vector<pid_t>>& not_candidates;

    double looked = 0, ranks_since = 0, asleep_since = 0;  // seconds into the order
    std::vector<std::uint32_t> calls;                      // of each rank, when they last moved,
    std::vector<CpuTimes> used;                            // and their times then
    double family_used = 0;

    bool ranks_wait_for_each_other(double waited, double limit_s);
    bool only_waits(std::size_t rank, const RankState& state, double time) const;
    bool asleep(double waited, double limit_s);

public:
    // processes: by rank; none if they cannot be seen, as on other machines: then nothing is noticed.
    // not_candidates: threads of them, by rank.
    Standstill(const Channel& channel, pid_t root, const std::vector<pid_t>& processes,
               const std::vector<std::vector<pid_t>>& not_candidates)
        : channel(channel), root(root), processes(processes), not_candidates(not_candidates) {}

    // What stands still for limit_s, `waited` seconds into the order; nothing if something moves.
    const char* seen(double waited, double limit_s);
};

}  // namespace pareval
