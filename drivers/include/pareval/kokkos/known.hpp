#pragma once
// Whether Kokkos is one whose templates are known well enough to compile some of their instances ahead:
// they are its own affair, and may be others in another version.
#include <Kokkos_Macros.hpp>

#if KOKKOS_VERSION >= 40700 && KOKKOS_VERSION < 40800 && defined(KOKKOS_ENABLE_OPENMP) && \
    !defined(KOKKOS_ENABLE_THREADS) && !defined(KOKKOS_ENABLE_IMPL_VIEW_LEGACY)
#define PAREVAL_KNOWN_KOKKOS
#endif
