#pragma once
// What makes a call parallel, as far as only the worker can see it. The judge sees threads itself.
#if defined(PAREVAL_MPI)
#include "mpi_calls.hpp"
#elif defined(PAREVAL_KOKKOS)
#include "kokkos_kernels.hpp"
#endif

namespace pareval {

// Of one rank.
struct Activity {
    unsigned messages = 0, kernels = 0;
};

template <class F>
Activity activity_of(F call) {
    Activity activity;
#if defined(PAREVAL_MPI)
    mpi_calls.moving = 0;
    mpi_calls.note->in_candidate = mpi_calls.noted = true;
    call();
    mpi_calls.note->in_candidate = mpi_calls.noted = false;
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
