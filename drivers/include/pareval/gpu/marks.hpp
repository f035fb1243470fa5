#pragma once
// The qualifiers of CUDA and HIP as marks that can be seen in assembly, which tools/gpu_assembly.py
// reads.
#define __device__ __attribute__((aligned(2048)))
#define __constant__ __device__
#define __managed__ __device__
#define __global__ __attribute__((aligned(4096)))
#define __host__ __attribute__((patchable_function_entry(1)))
// Inlined, a call would not be seen.
#define __forceinline__ inline
