#pragma once
// Stands between a candidate and MPI (the profiling interface, MPI 4.0, chapter 15): counts what
// moves data, and knows which call a rank is in. Works since the worker exports these functions,
// so that they come before those of the library. Costs one look at a flag unless it takes notes.
#include <mpi.h>
#include <unistd.h>

#include <atomic>
#include <cstring>

#include "pareval/channel.hpp"

namespace pareval {

struct MpiCalls {
    bool noted = false;
    std::atomic<unsigned> moving{0};  // of the candidate, that move data
    RankNote own{};
    RankNote* note = &own;  // where the judge sees it, if this rank can write there
};
inline MpiCalls mpi_calls;

// One call that is noted. Calls of MPI within MPI are not seen, and threads are not told apart.
class MpiCall {
    const bool noted = mpi_calls.noted;

public:
    MpiCall(const char* name, bool moves) {
        if (!noted) return;
        RankNote& note = *mpi_calls.note;
        std::strncpy(note.name, name, sizeof note.name - 1);
        note.partner = RankNote::none;
        note.thread = std::int32_t(gettid());
        ++note.calls;
        if (moves) ++mpi_calls.moving;
    }
    MpiCall(const char* name, bool moves, int rank, int tag) : MpiCall(name, moves) {
        if (!noted) return;
        RankNote& note = *mpi_calls.note;
        note.rank = rank;
        note.tag = tag;
        note.partner = rank == MPI_ANY_SOURCE ? RankNote::any : RankNote::one;
    }
    ~MpiCall() {
        if (noted) ++mpi_calls.note->calls;
    }
};

// Types of parameters, so that a list fits on a line.
namespace mpi_types {
using Comm = MPI_Comm;
using Type = MPI_Datatype;
using Types = const MPI_Datatype*;
using In = const void*;
using Out = void*;
using Message = MPI_Message*;
using Status = MPI_Status*;
using Requests = MPI_Request*;
using Addresses = const MPI_Aint*;
}  // namespace mpi_types

}  // namespace pareval

#define EACH(...) __VA_ARGS__
#define JOINED(first, name, last) first##name##last
#define NAMED(first, name, last) JOINED(first, name, last)
#define QUOTED(name) #name
#define TEXT(name) QUOTED(name)
#define STAND_BEFORE(name, parameters, arguments, ...)                       \
    extern "C" int NAMED(MPI_, name, SUFFIX) parameters {                    \
        pareval::MpiCall call(TEXT(NAMED(MPI_, name, SUFFIX)), __VA_ARGS__); \
        return NAMED(PMPI_, name, SUFFIX) arguments;                         \
    }
#define MOVES(name, parameters, arguments) STAND_BEFORE(name, parameters, arguments, true)
#define MOVES_WITH(name, parameters, arguments, rank, tag) \
    STAND_BEFORE(name, parameters, arguments, true, rank, tag)
#define WAITS(name, parameters, arguments) STAND_BEFORE(name, parameters, arguments, false)
#define BOTH(name, iname, parameters, arguments) \
    MOVES(name, parameters, arguments)           \
    MOVES(iname, (EACH parameters, Requests request), (EACH arguments, request))

namespace pareval::mpi_types::with_int {
#define SUFFIX
using Count = int;
using Counts = const int*;
using Offsets = const int*;
#include "mpi_calls.def"

// These have no number of elements.
MOVES(Fetch_and_op, (In b, Out r, Type t, int to, MPI_Aint at, MPI_Op op, MPI_Win w),
      (b, r, t, to, at, op, w))
MOVES(Compare_and_swap, (In b, In old, Out r, Type t, int to, MPI_Aint at, MPI_Win w),
      (b, old, r, t, to, at, w))
MOVES(Start, (Requests r), (r))
MOVES(Startall, (int n, Requests r), (n, r))
STAND_BEFORE(Probe, (int from, int tag, Comm c, Status s), (from, tag, c, s), false, from, tag)
STAND_BEFORE(Mprobe, (int from, int tag, Comm c, Message m, Status s), (from, tag, c, m, s), false,
             from, tag)
WAITS(Wait, (Requests r, Status s), (r, s))
WAITS(Waitall, (int n, Requests r, Status s), (n, r, s))
WAITS(Waitany, (int n, Requests r, int* which, Status s), (n, r, which, s))
WAITS(Waitsome, (int n, Requests r, int* done, int* which, Status s), (n, r, done, which, s))
WAITS(Barrier, (Comm c), (c))
WAITS(Comm_split, (Comm c, int color, int key, Comm* made), (c, color, key, made))
WAITS(Comm_dup, (Comm c, Comm* made), (c, made))
#undef SUFFIX
}  // namespace pareval::mpi_types::with_int

#if MPI_VERSION >= 4
namespace pareval::mpi_types::with_count {
#define SUFFIX _c
using Count = MPI_Count;
using Counts = const MPI_Count*;
using Offsets = const MPI_Aint*;
#include "mpi_calls.def"
#undef SUFFIX
}  // namespace pareval::mpi_types::with_count
#endif

#undef BOTH
#undef WAITS
#undef MOVES_WITH
#undef MOVES
#undef STAND_BEFORE
#undef TEXT
#undef QUOTED
#undef NAMED
#undef JOINED
#undef EACH
