// What prelude.hpp keeps candidates from compiling, linked to each of them.
#include "pareval/kokkos/known.hpp"
#include "pareval/prelude.hpp"

#if defined(PAREVAL_KNOWN_KOKKOS)
#define PAREVAL_MEMBER template
#define PAREVAL_FUNCTION template
#include "pareval/kokkos/space_instances.hpp"
#include "pareval/kokkos/view_instances.hpp"
#endif
