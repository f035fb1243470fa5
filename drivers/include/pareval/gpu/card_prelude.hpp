// What generated kernels may rely on having in scope, where they are compiled for a real GPU.
#include "pareval/prelude.hpp"
//
#include "pareval/gpu/card.hpp"
