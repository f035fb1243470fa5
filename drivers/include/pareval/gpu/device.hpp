#pragma once
// Everything of CUDA (PAREVAL_CUDA) or HIP (PAREVAL_HIP) that the code of a kernel may use.
#include "pareval/gpu/arithmetic.hpp"
#include "pareval/gpu/atomics.hpp"
#include "pareval/gpu/complex.hpp"
#include "pareval/gpu/emulator.hpp"
#include "pareval/gpu/thread.hpp"
#include "pareval/gpu/types.hpp"
#include "pareval/gpu/warp.hpp"

#if defined(PAREVAL_HIP)
#define hipThreadIdx_x threadIdx.x
#define hipThreadIdx_y threadIdx.y
#define hipThreadIdx_z threadIdx.z
#define hipBlockIdx_x blockIdx.x
#define hipBlockIdx_y blockIdx.y
#define hipBlockIdx_z blockIdx.z
#define hipBlockDim_x blockDim.x
#define hipBlockDim_y blockDim.y
#define hipBlockDim_z blockDim.z
#define hipGridDim_x gridDim.x
#define hipGridDim_y gridDim.y
#define hipGridDim_z gridDim.z
#endif
