// What generated kernels may rely on having in scope, where they are emulated. Precompiled once for
// each dialect.
#include "pareval/prelude.hpp"
//
#include "pareval/gpu/device.hpp"
#include "pareval/gpu/shim.hpp"
