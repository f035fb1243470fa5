// What the blocks have found so far, and how many of them are done.
__device__ unsigned odd_blocks, blocks_done;

// Each block counts its true values, and the last one to be done tells whether the sum is odd.
__global__ void reduceLogicalXOR(const bool* x, size_t N, bool* output) {
    bool odd = false;
    for (size_t i = blockIdx.x * blockDim.x + threadIdx.x; i < N; i += gridDim.x * blockDim.x)
        odd ^= x[i];
    const int count = __syncthreads_count(odd);
    if (threadIdx.x > 0) return;
    atomicXor(&odd_blocks, unsigned(count % 2));
    __threadfence();
    if (atomicInc(&blocks_done, gridDim.x - 1) == gridDim.x - 1)
        *output = atomicExch(&odd_blocks, 0u) == 1;
}
