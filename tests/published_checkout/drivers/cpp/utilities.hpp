// A stand-in for the published header of this name: what drivers and generated code need of it.
#pragma once
#include <cmath>
#include <cstddef>
#include <vector>
#ifdef USE_MPI
#include <mpi.h>
#endif

#define NO_INLINE __attribute__((noinline))

inline bool is_root() {
#ifdef USE_MPI
    int rank;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    return rank == 0;
#else
    return true;
#endif
}
