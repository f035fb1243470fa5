// Tells which rank waits in which call of MPI, when a candidate does not end: for its author's
// eyes, never for the verdict. Linked to a worker with its symbols exported, it stands between a
// candidate and MPI (the profiling interface, MPI 4.0, chapter 15). Used once more on a launch that
// ran out of time; no ordinary run has it.
//
// A rank that has not come further for two seconds prints `pareval-waits RANK WHAT` on its standard
// error: the call and whom it waits for, `returned` once the candidate is done, `-` outside of MPI.
#include <dlfcn.h>
#include <mpi.h>
#include <signal.h>
#include <sys/time.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <cstring>

namespace {

struct Now {
    std::atomic<unsigned> calls{0};  // odd within one
    const char* name = nullptr;
    bool to_one = false;  // it has a partner
    int partner = 0, tag = 0;
    bool of_candidate = false;
};

Now now;
int own_rank = -1;
unsigned seen = 0, quiet = 0;

// The handler of a timer: nothing here may allocate or lock.
void look(int) {
    const unsigned calls = now.calls.load();
    quiet = calls == seen ? quiet + 1 : 0;
    seen = calls;
    if (quiet != 2) return;
    char line[128];
    int length;
    if (calls % 2 == 0) length = std::snprintf(line, sizeof line, "pareval-waits %d -\n", own_rank);
    else if (!now.of_candidate)
        length = std::snprintf(line, sizeof line, "pareval-waits %d returned\n", own_rank);
    else if (now.to_one && now.partner == MPI_ANY_SOURCE)
        length = std::snprintf(line, sizeof line, "pareval-waits %d %s any %d\n", own_rank,
                               now.name, now.tag);
    else if (now.to_one)
        length = std::snprintf(line, sizeof line, "pareval-waits %d %s %d %d\n", own_rank, now.name,
                               now.partner, now.tag);
    else length = std::snprintf(line, sizeof line, "pareval-waits %d %s\n", own_rank, now.name);
    (void)!write(2, line, std::size_t(length));
}

void start() {
    PMPI_Comm_rank(MPI_COMM_WORLD, &own_rank);
    struct sigaction action {};
    action.sa_handler = look;
    action.sa_flags = SA_RESTART;
    sigaction(SIGALRM, &action, nullptr);
    const itimerval every{{1, 0}, {1, 0}};
    setitimer(ITIMER_REAL, &every, nullptr);
}

bool is_candidate(const void* caller) {
    Dl_info where;
    return dladdr(caller, &where) && where.dli_fname &&
           std::strstr(where.dli_fname, "candidate.so");
}

// One call that may wait. Calls of MPI within MPI are not seen, and threads are not told apart.
class Call {
public:
    Call(const char* name, const void* caller) {
        now.name = name;
        now.to_one = false;
        now.of_candidate = is_candidate(caller);
        ++now.calls;
    }
    Call(const char* name, const void* caller, int partner, int tag) : Call(name, caller) {
        now.partner = partner;
        now.tag = tag;
        now.to_one = true;
    }
    ~Call() { ++now.calls; }
};

}  // namespace

#define HERE __builtin_return_address(0)

// A call that waits for all ranks, or for requests.
#define WATCH(name, parameters, arguments) \
    extern "C" int MPI_##name parameters { \
        Call call("MPI_" #name, HERE);     \
        return PMPI_##name arguments;      \
    }

// A call that waits for one rank.
#define WATCH_ONE(name, parameters, arguments, partner, tag) \
    extern "C" int MPI_##name parameters {                   \
        Call call("MPI_" #name, HERE, partner, tag);         \
        return PMPI_##name arguments;                        \
    }

extern "C" int MPI_Init_thread(int* argc, char*** argv, int required, int* provided) {
    const int result = PMPI_Init_thread(argc, argv, required, provided);
    start();
    return result;
}

// Types of parameters, so that a list fits on a line.
using Comm = MPI_Comm;
using Type = MPI_Datatype;
using In = const void*;
using Ints = const int*;
using Status = MPI_Status*;
using Requests = MPI_Request*;

WATCH_ONE(Recv, (void* b, int n, Type t, int from, int tag, Comm c, Status s),
          (b, n, t, from, tag, c, s), from, tag)
WATCH_ONE(Send, (In b, int n, Type t, int to, int tag, Comm c), (b, n, t, to, tag, c), to, tag)
WATCH_ONE(Ssend, (In b, int n, Type t, int to, int tag, Comm c), (b, n, t, to, tag, c), to, tag)
WATCH_ONE(Rsend, (In b, int n, Type t, int to, int tag, Comm c), (b, n, t, to, tag, c), to, tag)
WATCH_ONE(Probe, (int from, int tag, Comm c, Status s), (from, tag, c, s), from, tag)
WATCH_ONE(Sendrecv,
          (In b, int n, Type t, int to, int tag, void* b2, int n2, Type t2, int from, int tag2,
           Comm c, Status s),
          (b, n, t, to, tag, b2, n2, t2, from, tag2, c, s), from, tag2)
WATCH(Wait, (MPI_Request * r, Status s), (r, s))
WATCH(Waitall, (int n, Requests r, Status s), (n, r, s))
WATCH(Waitany, (int n, Requests r, int* which, Status s), (n, r, which, s))
WATCH(Waitsome, (int n, Requests r, int* done, int* which, Status s), (n, r, done, which, s))
WATCH(Barrier, (Comm c), (c))
WATCH(Bcast, (void* b, int n, Type t, int root, Comm c), (b, n, t, root, c))
WATCH(Reduce, (In b, void* r, int n, Type t, MPI_Op op, int root, Comm c),
      (b, r, n, t, op, root, c))
WATCH(Allreduce, (In b, void* r, int n, Type t, MPI_Op op, Comm c), (b, r, n, t, op, c))
WATCH(Scan, (In b, void* r, int n, Type t, MPI_Op op, Comm c), (b, r, n, t, op, c))
WATCH(Exscan, (In b, void* r, int n, Type t, MPI_Op op, Comm c), (b, r, n, t, op, c))
WATCH(Reduce_scatter, (In b, void* r, Ints n, Type t, MPI_Op op, Comm c), (b, r, n, t, op, c))
WATCH(Reduce_scatter_block, (In b, void* r, int n, Type t, MPI_Op op, Comm c), (b, r, n, t, op, c))
WATCH(Gather, (In b, int n, Type t, void* r, int n2, Type t2, int root, Comm c),
      (b, n, t, r, n2, t2, root, c))
WATCH(Gatherv, (In b, int n, Type t, void* r, Ints n2, Ints at, Type t2, int root, Comm c),
      (b, n, t, r, n2, at, t2, root, c))
WATCH(Scatter, (In b, int n, Type t, void* r, int n2, Type t2, int root, Comm c),
      (b, n, t, r, n2, t2, root, c))
WATCH(Scatterv, (In b, Ints n, Ints at, Type t, void* r, int n2, Type t2, int root, Comm c),
      (b, n, at, t, r, n2, t2, root, c))
WATCH(Allgather, (In b, int n, Type t, void* r, int n2, Type t2, Comm c), (b, n, t, r, n2, t2, c))
WATCH(Allgatherv, (In b, int n, Type t, void* r, Ints n2, Ints at, Type t2, Comm c),
      (b, n, t, r, n2, at, t2, c))
WATCH(Alltoall, (In b, int n, Type t, void* r, int n2, Type t2, Comm c), (b, n, t, r, n2, t2, c))
WATCH(Alltoallv, (In b, Ints n, Ints at, Type t, void* r, Ints n2, Ints at2, Type t2, Comm c),
      (b, n, at, t, r, n2, at2, t2, c))
WATCH(Comm_split, (Comm c, int color, int key, Comm* made), (c, color, key, made))
WATCH(Comm_dup, (Comm c, Comm* made), (c, made))
