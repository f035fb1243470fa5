// Runs a candidate inside the sandbox, on the judge's orders. Built once per execution model, it
// knows no problem: no generator, no reference, no seed. There is nothing in its memory to steal.
//
//   worker SHIM.so CANDIDATE.so CHANNEL
#include <dlfcn.h>

#include <cstdio>

#include "activity.hpp"
#include "crash.hpp"
#include "pareval/channel.hpp"
#include "pareval/heap.hpp"
#include "team.hpp"

using namespace pareval;

namespace {

template <class F>
bool find(F*& function, void* library, const char* name) {
    function = library ? reinterpret_cast<F*>(dlsym(library, name)) : nullptr;
    if (!function) std::fprintf(stderr, "%s\n", dlerror());
    return function;
}

// The generated function, and the shim that knows its arguments.
struct Candidate {
    void (*setup)(const Slot*, const char*, void** places) = nullptr;
    void (*call_with_arguments)(void (*)()) = nullptr;
    void (*collect)(Slot*, char*) = nullptr;
    void (*function)() = nullptr;

    // RTLD_LOCAL: a candidate that defines write() or clock_gettime() must not replace ours.
    bool load(const char* shim_path, const char* path) {
        void* shim = dlopen(shim_path, RTLD_NOW | RTLD_LOCAL);
        void* library = shim ? dlopen(path, RTLD_NOW | RTLD_LOCAL) : nullptr;
        return find(setup, shim, "pareval_setup") && find(collect, shim, "pareval_collect") &&
               find(call_with_arguments, shim, "pareval_call") &&
               find(function, library, "pareval_function");
    }

    void call() { call_with_arguments(function); }
};

// What is initialized before the candidate is loaded. Never finalized: views of the candidate's
// outlive main.
void start_runtime() {
#if defined(PAREVAL_KOKKOS)
    Kokkos::initialize(Kokkos::InitializationSettings().set_disable_warnings(true));
#endif
}

// Where the judge sees what this rank does: a rank elsewhere keeps it to itself.
void show_notes([[maybe_unused]] int rank, [[maybe_unused]] Channel* whole,
                [[maybe_unused]] const char* path) {
#if defined(PAREVAL_MPI)
    if (rank >= int(max_ranks)) return;
    Channel* channel = whole ? whole : map_channel(path, channel_header_bytes);
    if (!channel) return;
    mpi_calls.note = &channel->notes[rank];
    mpi_calls.note->thread = getpid();  // or nobody would know that it is told of here
#endif
}

template <class F>
double timed(Team& team, F function) {
    team.barrier();
    double start = now();
    function();
    return team.slowest(now() - start);
}

struct Job {
    Order order;
    std::uint64_t used;
};

// Where this rank has the arguments: rank 0 in the channel, the others in a copy of it.
class Desk {
    struct alignas(Channel) Line {
        char bytes[alignof(Channel)];
    };
    std::vector<Line> copy;
    Channel* channel;

public:
    Place place{getpid(), {}};

    explicit Desk(Channel* c) : channel(c) {}
    char* base() { return channel ? reinterpret_cast<char*>(channel) : copy.data()->bytes; }
    Slot* slots() { return reinterpret_cast<Channel*>(base())->slots; }
    Place* places() { return channel ? channel->places : nullptr; }
    void tell(const Activity& activity, Team& team) {
        const unsigned messaging = team.sum(activity.messages > 0);
        if (!channel) return;
        channel->messaging = messaging;
        channel->kernels = activity.kernels;
    }
    void receive(Team& team, std::uint64_t used) {
        if (!channel) copy.resize((used + sizeof(Line) - 1) / sizeof(Line));
        team.share_bulk(base(), used);
    }
};

double carry_out(const Job& job, Team& team, Desk& desk, Candidate& candidate) {
    switch (job.order) {
        case Order::nothing: return timed(team, [] {});
        case Order::setup:
            desk.receive(team, job.used);
            candidate.setup(desk.slots(), desk.base(), desk.place.arguments);
            team.gather(desk.place, desk.places());
            team.barrier();  // or a slow rank's setup would count as the call's time
            return 0;
        case Order::call: return timed(team, [&] { candidate.call(); });
        case Order::observed_call: {
            Activity activity;
            const double seconds =
                timed(team, [&] { activity = activity_of([&] { candidate.call(); }); });
            desk.tell(activity, team);
            return seconds;
        }
        case Order::collect:
            candidate.collect(desk.slots(), desk.base());
            team.gather(desk.slots(), desk.base());
            return 0;
        default: return 0;
    }
}

}  // namespace

int main(int argc, char** argv) {
    keep_freed_memory();
    Team team(&argc, &argv);
    if (argc != 4) return 2;
    Channel* channel = team.rank == 0 ? map_channel(argv[3]) : nullptr;
    if (team.rank == 0) {
        if (!channel) return std::perror("cannot map the channel"), 3;
        channel->ranks = unsigned(team.ranks);
    }
    show_notes(team.rank, channel, argv[3]);
    start_runtime();
    watch_crashes();

    Candidate candidate;
    Desk desk(channel);
    char written = 0;
    desk.place.arguments[0] = &written;  // so that the judge can try whether it may write here
    team.gather(desk.place, desk.places());
    std::uint32_t number = 0;
    bool relaxed = true;
    for (;;) {
        Job job{};
        if (channel) {
            while (!await(channel->go, number, 1.0)) {
            }
            number = channel->go.load();
            job = {channel->order, channel->used};
        }
        team.share(&job, sizeof job, relaxed);
        if (job.order == Order::quit) break;
        if (job.order == Order::load && !candidate.load(argv[1], argv[2])) return 4;
        double seconds = carry_out(job, team, desk, candidate);
        relaxed = job.order != Order::setup;
        if (channel) {
            channel->seconds = seconds;
            post(channel->done, number);
        }
    }
}
