#pragma once
// What makes a call parallel, as far as only the worker can see it. The judge sees threads itself.
#if defined(PAREVAL_MPI)
#include "mpi_waits.hpp"
#elif defined(PAREVAL_KOKKOS)
#include "kokkos_kernels.hpp"
#endif

namespace pareval {

// Of one rank.
struct Activity {
    unsigned messages = 0, kernels = 0;
};

// While it lives, what happens is the candidate's doing.
struct CandidatesTurn {
#if defined(PAREVAL_MPI)
    CandidatesTurn() { mpi_calls.of_candidate = true; }
    ~CandidatesTurn() { mpi_calls.of_candidate = false; }
#else
    CandidatesTurn() {}
#endif
};

template <class F>
Activity activity_of(F call) {
    Activity activity;
#if defined(PAREVAL_MPI)
    const bool noted = mpi_calls.noted;
    mpi_calls.noted = true;
    mpi_calls.moving = 0;
    call();
    mpi_calls.noted = noted;
    activity.messages = mpi_calls.moving;
#elif defined(PAREVAL_KOKKOS)
    CountedKernels counted;
    call();
    activity.kernels = kernels;
#else
    call();
#endif
    return activity;
}

}  // namespace pareval
