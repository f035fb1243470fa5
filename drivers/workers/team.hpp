#pragma once
// The processes that run a candidate together.
#include <sched.h>
#include <unistd.h>

#include <cstddef>
#include <vector>

#include "pareval/channel.hpp"
#if defined(PAREVAL_MPI)
#include <mpi.h>
#endif

namespace pareval {

#if defined(PAREVAL_MPI)

class Team {
    MPI_Comm comm;  // our own: the candidate uses the world's

public:
    int rank, ranks;

    Team(int* argc, char*** argv) {
        int provided;
        MPI_Init_thread(argc, argv, MPI_THREAD_FUNNELED, &provided);
        MPI_Comm_dup(MPI_COMM_WORLD, &comm);
        MPI_Comm_rank(comm, &rank);
        MPI_Comm_size(comm, &ranks);
    }
    ~Team() { MPI_Finalize(); }

    void barrier() { MPI_Barrier(comm); }

    // On rank 0; the others get their own.
    unsigned sum(unsigned number) {
        unsigned total = number;
        MPI_Reduce(&number, &total, 1, MPI_UNSIGNED, MPI_SUM, 0, comm);
        return total;
    }

    double slowest(double seconds) {
        MPI_Allreduce(MPI_IN_PLACE, &seconds, 1, MPI_DOUBLE, MPI_MAX, comm);
        return seconds;
    }

    // From rank 0 to all. Between rounds the judge is busy, perhaps timing its baseline, and ranks
    // that wait must sleep; within a round they stay alert.
    void share(void* data, int bytes, bool relaxed) {
        MPI_Request request;
        MPI_Ibcast(data, bytes, MPI_BYTE, 0, comm, &request);
        for (int done = 0;;) {
            MPI_Test(&request, &done, MPI_STATUS_IGNORE);
            if (done) return;
            relaxed ? usleep(50) : sched_yield();
        }
    }

    void share_bulk(char* data, std::size_t bytes) {
        constexpr std::size_t part = 1 << 30;  // counts are int
        for (; bytes; data += std::min(bytes, part), bytes -= std::min(bytes, part))
            MPI_Bcast(data, int(std::min(bytes, part)), MPI_BYTE, 0, comm);
    }

    // Each rank's place to rank 0, which alone has room for them.
    void gather(const Place& own, Place* all) {
        if (ranks > int(max_ranks)) return;
        MPI_Gather(&own, sizeof own, MPI_BYTE, all, sizeof own, MPI_BYTE, 0, comm);
    }

    // Results of the other ranks, to where rank 0's channel keeps them.
    void gather(Slot* slots, char* base) {
        for (int i = 0; i < max_slots; ++i) {
            const Slot& slot = slots[i];
            if (!slot.replicas) continue;
            if (rank > 0) {
                MPI_Send(&slot.bytes, 1, MPI_UINT64_T, 0, i, comm);
                MPI_Send(base + slot.offset, int(std::min(slot.bytes, slot.room)), MPI_BYTE, 0, i,
                         comm);
            }
            for (std::uint64_t from = 1; rank == 0 && from <= slot.replicas; ++from) {
                char* to = base + replica_offset(slot, from);
                MPI_Recv(to, 1, MPI_UINT64_T, int(from), i, comm, MPI_STATUS_IGNORE);
                MPI_Recv(to + 64, int(slot.room), MPI_BYTE, int(from), i, comm, MPI_STATUS_IGNORE);
            }
        }
    }
};

#else

struct Team {
    static constexpr int rank = 0, ranks = 1;

    Team(int*, char***) {}
    void barrier() {}
    unsigned sum(unsigned number) { return number; }
    double slowest(double seconds) { return seconds; }
    void share(void*, int, bool) {}
    void share_bulk(char*, std::size_t) {}
    void gather(const Place& own, Place* all) { *all = own; }
    void gather(Slot*, char*) {}
};

#endif

}  // namespace pareval
