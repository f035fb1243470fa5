#include "standstill.hpp"

#include <algorithm>
#include <cctype>

namespace pareval {

namespace {

constexpr double look_s = 0.25;
constexpr double busy = 0.02;  // of the time: less, and a thread does nothing that matters
// Of the time: a rank that had less was kept from going on by others on this machine, not by what it
// waits for. Libraries that sleep while they wait are therefore never found to stand still.
constexpr double had_its_turn = 0.1;

double seconds(std::int64_t nanoseconds) { return double(nanoseconds) * 1e-9; }

// A name that a candidate may have written.
std::string name_in(const RankNote& note) {
    std::string name;
    for (char c : note.name) {
        if (!std::isalnum((unsigned char)c) && c != '_') break;
        name += c;
    }
    return name.empty() ? "MPI" : name;
}

RankState state_of(const RankNote& note) {
    RankState state;
    state.calls = note.calls;
    state.in_candidate = note.in_candidate;
    state.thread = note.thread;
    state.call = name_in(note);
    const std::string tag = ", tag " + std::to_string(note.tag);
    if (note.partner == RankNote::any) state.call += " for any rank" + tag;
    if (note.partner == RankNote::one) state.call += " for rank " + std::to_string(note.rank) + tag;
    return state;
}

}  // namespace

std::string RankState::doing() const {
    if (!in_candidate) return "has returned";
    return in_mpi() ? "waits in " + call : "is in no call of MPI";
}

std::vector<RankState> rank_states(const Channel& channel, unsigned ranks) {
    std::vector<RankState> states;
    for (unsigned rank = 0; rank < std::min(ranks, max_ranks); ++rank)
        states.push_back(state_of(channel.notes[rank]));
    return states;
}

const char* Standstill::seen(double waited, double limit_s) {
    if (processes.empty() || waited - looked < look_s) return nullptr;
    looked = waited;
    if (ranks_wait_for_each_other(waited, limit_s)) return "each rank waits for another";
    if (asleep(waited, limit_s)) return "each thread waits for another";
    return nullptr;
}

bool Standstill::ranks_wait_for_each_other(double waited, double limit_s) {
    const auto states = rank_states(channel, unsigned(processes.size()));
    const auto stands = [](const RankState& state) {
        return state.thread && (state.in_mpi() || !state.in_candidate);
    };
    const auto waits = [](const RankState& state) { return state.in_candidate && state.in_mpi(); };
    if (!std::all_of(states.begin(), states.end(), stands) ||
        !std::any_of(states.begin(), states.end(), waits))
        return calls.clear(), false;
    std::vector<std::uint32_t> made;
    for (const auto& state : states) made.push_back(state.calls + state.in_candidate);
    if (made != calls) {
        calls = made;
        ranks_since = waited;
        used.clear();
        for (pid_t process : processes) used.push_back(cpu_times(process));
        return false;
    }
    if (waited - ranks_since < limit_s) return false;
    for (std::size_t rank = 0; rank < states.size(); ++rank)
        if (!only_waits(rank, states[rank], waited - ranks_since)) return false;
    return true;
}

// Whether all that a rank's CPU time went into is the thread that waits: another may be at work.
bool Standstill::only_waits(std::size_t rank, const RankState& state, double time) const {
    const pid_t process = processes[rank];
    double sum = 0;
    for (const auto& [thread, now] : cpu_times(process)) {
        const auto& others = not_candidates[rank];
        if (std::count(others.begin(), others.end(), thread)) continue;
        const auto before = used[rank].find(thread);
        const double spent = seconds(now - (before == used[rank].end() ? 0 : before->second));
        sum += spent;
        if (spent < busy * time) continue;
        const bool waits =
            state.in_candidate ? own_number(process, thread) == state.thread : thread == process;
        if (!waits) return false;
    }
    return sum >= had_its_turn * time;
}

bool Standstill::asleep(double waited, double limit_s) {
    const double spent = cpu_seconds(root);
    if (any_runs(root) || spent - family_used > busy * look_s) {
        family_used = spent;
        asleep_since = waited;
    }
    return waited - asleep_since >= limit_s;
}

}  // namespace pareval
