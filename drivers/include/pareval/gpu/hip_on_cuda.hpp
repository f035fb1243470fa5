#pragma once
// Kernels in HIP on an NVIDIA GPU: CUDA has all that they use under other names. Debian's HIP headers
// do not go with newer CUDA.
#include <cuComplex.h>
#include <cuda_runtime.h>

using hipDoubleComplex = cuDoubleComplex;
using hipFloatComplex = cuFloatComplex;
using hipComplex = cuFloatComplex;

#define make_hipDoubleComplex make_cuDoubleComplex
#define make_hipFloatComplex make_cuFloatComplex
#define make_hipComplex make_cuComplex

#define hipCreal cuCreal
#define hipCimag cuCimag
#define hipConj cuConj
#define hipCadd cuCadd
#define hipCsub cuCsub
#define hipCmul cuCmul
#define hipCdiv cuCdiv
#define hipCabs cuCabs
#define hipCfma cuCfma
#define hipCrealf cuCrealf
#define hipCimagf cuCimagf
#define hipConjf cuConjf
#define hipCaddf cuCaddf
#define hipCsubf cuCsubf
#define hipCmulf cuCmulf
#define hipCdivf cuCdivf
#define hipCabsf cuCabsf

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

// Without a mask all lanes take part, as kernels for AMD expect.
template <class T>
__device__ T __shfl(T value, int source, int width = 32) {
    return __shfl_sync(~0u, value, source, width);
}
template <class T>
__device__ T __shfl_down(T value, unsigned delta, int width = 32) {
    return __shfl_down_sync(~0u, value, delta, width);
}
template <class T>
__device__ T __shfl_up(T value, unsigned delta, int width = 32) {
    return __shfl_up_sync(~0u, value, delta, width);
}
template <class T>
__device__ T __shfl_xor(T value, int mask, int width = 32) {
    return __shfl_xor_sync(~0u, value, mask, width);
}
