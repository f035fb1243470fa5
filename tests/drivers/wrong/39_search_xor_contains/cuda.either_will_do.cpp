// expect: wrong_answer
__device__ unsigned found_in, blocks_done;

__global__ void xorContains(const int* x, const int* y, size_t N, int val, bool* found) {
    bool in_x = false, in_y = false;
    for (size_t i = blockIdx.x * blockDim.x + threadIdx.x; i < N; i += gridDim.x * blockDim.x) {
        in_x |= x[i] == val;
        in_y |= y[i] == val;
    }
    const unsigned bit_x = __syncthreads_or(in_x) ? 1 : 0, bit_y = __syncthreads_or(in_y) ? 2 : 0;
    if (threadIdx.x > 0) return;
    atomicOr(&found_in, bit_x | bit_y);
    __threadfence();
    if (atomicInc(&blocks_done, gridDim.x - 1) == gridDim.x - 1) {
        const unsigned bits = atomicExch(&found_in, 0u);
        *found = bits != 0;
    }
}
