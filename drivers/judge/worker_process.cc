#include "worker_process.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <string>
#include <vector>

#include "series.hpp"
#include "standstill.hpp"

namespace pareval {

constexpr double wait_s = 0.05;         // for a result, before we look whether the worker lives
constexpr double longest_wait_s = 0.5;  // until we wake from it on a busy machine
constexpr unsigned most_told = 16;      // ranks whose state is told

WorkerProcess::WorkerProcess(const Plan& p, char** command)
    : plan(p), channel(map_channel(p.channel.c_str())) {
    if (!channel) throw Infrastructure("cannot map the channel " + p.channel);
    {  // Where the baseline is timed, if one core is all that it has.
        OnCore core(plan.ranks == 1 && plan.threads == 1 ? plan.core : -1);
        launch(command);
    }
    try {
        tell(Order::nothing, plan.start_s);
    } catch (const Rejected& why) {
        throw Infrastructure("the worker did not start: " + why.mismatch.detail);
    }
    if (channel->ranks != plan.ranks)
        throw Infrastructure("the launcher started " + std::to_string(channel->ranks) +
                             " ranks instead of " + std::to_string(plan.ranks));
    find_processes();
    if (!plan.pool_is_there) find_threads_of_mpi();
    if (plan.phase == "time") {
        if (plan.writable) find_ranks();
        calibrate();
    }
    tell(Order::load);
}

WorkerProcess::~WorkerProcess() {
    if (!gone) {
        channel->order = Order::quit;
        post(channel->go, ++order);
    }
    for (int i = 0; i < 100 && !gone; ++i, usleep(2000))
        gone = waitpid(pid, nullptr, WNOHANG) == pid;
    signal_family(pid, SIGKILL);
    if (!gone) waitpid(pid, nullptr, 0);
    munmap(channel, channel_bytes);
}

void WorkerProcess::launch(char** command) {
    pid = fork();
    if (pid < 0) throw Infrastructure("cannot start another process");
    if (pid > 0) return;
    // Our standard output is the report's: the worker gets our standard error instead.
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    setpgid(0, 0);
    dup2(open("/dev/null", O_RDONLY), 0);
    dup2(2, 1);
    for (int fd = 3; fd < 1024; ++fd) close(fd);
    execvp(command[0], command);
    _exit(127);
}

// Before the candidate is loaded, so that what the worker says is true.
void WorkerProcess::find_processes() {
    const auto family = family_by_own_numbers(pid);
    for (unsigned rank = 0; rank < std::min(plan.ranks, max_ranks); ++rank) {
        auto found = family.find(pid_t(channel->places[rank].pid));
        if (found != family.end()) processes.push_back(found->second);
    }
    if (processes.size() != plan.ranks) processes.clear();
}

void WorkerProcess::find_ranks() {
    for (std::size_t rank = 0; rank < processes.size(); ++rank) {
        const char nothing = 0;
        if (!write_into(processes[rank], &nothing, channel->places[rank].arguments[0], 1)) return;
    }
    ranks = processes;
}

void WorkerProcess::find_threads_of_mpi() {
    for (pid_t process : processes) {
        auto& threads = threads_of_mpi.emplace_back();
        for (const auto& [thread, time] : cpu_times(process))
            if (thread != process && thread != ended_threads) threads.push_back(thread);
    }
}

// Of what the candidate may have done: without the threads of MPI.
CpuSample WorkerProcess::cpu_sample() const {
    CpuSample sample;
    for (pid_t process : processes) sample.push_back(cpu_times(process));
    for (std::size_t rank = 0; rank < threads_of_mpi.size(); ++rank)
        for (pid_t thread : threads_of_mpi[rank]) sample[rank].erase(thread);
    return sample;
}

void WorkerProcess::tell_observed_call(Observed& observed) {
    const CpuSample before = plan.expect_threads ? cpu_sample() : CpuSample();
    tell(Order::observed_call);
    if (plan.expect_threads) observed.add_threads(before, cpu_sample());
    // Its word, read once.
    const auto word = [](std::uint32_t& at) { return *const_cast<volatile std::uint32_t*>(&at); };
    observed.messaging = std::max(observed.messaging, word(channel->messaging));
    observed.kernels = std::max(observed.kernels, word(channel->kernels));
    ++observed.calls;
}

void WorkerProcess::calibrate() {
    std::vector<double> costs;
    for (int i = 0; i < 110; ++i) {
        auto stopped = stop();
        const double cost = tell(Order::nothing, stopped);
        if (i >= 10) costs.push_back(cost);  // the first ones warm up
    }
    hand_over_s = median(costs);
    hand_over_p99_s = quantile(costs, 0.99);
}

// What became of a worker that ended by itself. Launchers turn signals into 128 + number.
Rejected WorkerProcess::crash(int status) {
    gone = true;
    int code = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    return {"crashed", {"the program ended with status " + std::to_string(code)}};
}

// Says what each rank did, if all of them told.
Rejected WorkerProcess::given_up(const std::string& reason, double waited) const {
    Rejected why{"timed_out",
                 {"no result after " + std::to_string(int(waited + 0.5)) + " s" + reason}};
    if (channel->order != Order::observed_call) return why;
    for (const RankState& rank : rank_states(*channel, std::min(plan.ranks, most_told))) {
        if (!rank.thread) return why.waiting.clear(), why;
        why.waiting.push_back(rank.doing());
    }
    return why;
}

double WorkerProcess::tell(Order what, double limit_s, Stopped* stopped) {
    channel->order = what;
    const double start = now();
    double waited_until = start, stood_still = 0;
    Standstill standstill(*channel, pid, processes, threads_of_mpi);
    post(channel->go, ++order);
    if (stopped) stopped->resume();
    for (;;) {
        auto seen = channel->done.load(std::memory_order_acquire);
        if (seen == order || (await(channel->done, seen, wait_s) && channel->done.load() == order))
            return now() - start;
        int status;
        if (waitpid(pid, &status, WNOHANG) == pid) throw crash(status);
        // A machine that stands still, as a virtual one may for a minute, is not the worker's fault.
        const double late = now() - waited_until - longest_wait_s;
        if (late > 0) stood_still += late, born += late;
        waited_until = now();
        const double waited = waited_until - start - stood_still;
        const char* stands = plan.phase == "test" && what != Order::nothing
                                 ? standstill.seen(waited, plan.standstill_s)
                                 : nullptr;
        if (stands || waited > limit_s || waited_until - born > plan.launch_s) {
            const Rejected why = given_up(stands ? std::string(": ") + stands : "", waited);
            signal_family(pid, SIGKILL);
            throw why;
        }
    }
}

}  // namespace pareval
