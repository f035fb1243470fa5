// What generated code for Kokkos may rely on having in scope, such that it compiles fast: what many
// candidates need of Kokkos' own templates is compiled once, by instances.cc, and not in each.
#include "pareval/kokkos/known.hpp"
#include "pareval/kokkos/rare.hpp"

#if defined(PAREVAL_KNOWN_KOKKOS)
// Members that are defined in their class are inline, so that "extern template" would not keep candidates
// from compiling them. A specialisation, which has the same name to the linker, does.
#define PAREVAL_MEMBER template <>
#define PAREVAL_FUNCTION extern template

// Declared before Kokkos' own headers use them.
#define KOKKOS_IMPL_PUBLIC_INCLUDE
#include <impl/Kokkos_HostSharedPtr.hpp>
#undef KOKKOS_IMPL_PUBLIC_INCLUDE
namespace Kokkos::Impl {
class OpenMPInternal;
}
#include "pareval/kokkos/space_instances.hpp"
#endif

#include "pareval/prelude.hpp"

#if defined(PAREVAL_KNOWN_KOKKOS)
#include "pareval/kokkos/view_instances.hpp"
#endif
