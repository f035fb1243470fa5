#pragma once
// The judge's hold on the worker: starts it, gives orders, notices when it dies or hangs.
#include <sys/types.h>

#include <cmath>
#include <vector>

#include "observed.hpp"
#include "outcome.hpp"
#include "pareval/channel.hpp"
#include "plan.hpp"
#include "processes.hpp"

namespace pareval {

class WorkerProcess {
    const Plan& plan;
    double born = now();  // later, if the machine stood still since
    pid_t pid = 0;
    std::uint32_t order = 0;
    bool gone = false;

    // By rank: threads that MPI started, before the candidate was loaded.
    std::vector<std::vector<pid_t>> threads_of_mpi;

    void launch(char** command);
    void find_processes();
    void find_ranks();
    void find_threads_of_mpi();
    CpuSample cpu_sample() const;
    void calibrate();
    Rejected crash(int status);
    Rejected given_up(const std::string& reason, double waited) const;

public:
    Channel* channel;

    // What an order costs when there is nothing to do: median and 99th percentile. Measured before
    // the candidate is loaded, which would gain if it seemed to be much; 0 unless times are taken.
    double hand_over_s = 0, hand_over_p99_s = 0;

    // Starts command and lets it load the candidate.
    WorkerProcess(const Plan& plan, char** command);
    ~WorkerProcess();
    WorkerProcess(const WorkerProcess&) = delete;
    WorkerProcess& operator=(const WorkerProcess&) = delete;

    // The worker's processes by rank; none if they cannot be seen from here.
    std::vector<pid_t> processes;

    // The same; none if the judge cannot write into the memory of each, as on other machines.
    std::vector<pid_t> ranks;

    // Gives an order and waits until it is carried out: seconds from go to done. A worker that was
    // stopped goes on when the clock runs.
    double tell(Order what, double limit_s, Stopped* stopped = nullptr);
    double tell(Order what) { return tell(what, plan.order_s); }
    double tell(Order what, Stopped& stopped) { return tell(what, plan.order_s, &stopped); }

    // A call of which is written down what makes it parallel.
    void tell_observed_call(Observed& observed);

    // The worker's word for how long the last call took. Read once: it may change at any time. What
    // is no number would put the order of any series in disorder: it counts as the longest time.
    double claim() const {
        const double seconds = *const_cast<const volatile double*>(&channel->seconds);
        return std::isfinite(seconds) ? seconds : plan.launch_s;
    }

    Stopped stop() const { return Stopped(pid); }
    double cpu() const { return cpu_seconds(pid); }
};

}  // namespace pareval
