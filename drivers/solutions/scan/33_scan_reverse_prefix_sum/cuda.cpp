// The blocks take tiles of x in order, and each adds what the ones before it had. A block only
// waits for one that has begun before it, so it need not be there at the same time as all others.
__device__ unsigned tickets, turn;
__device__ volatile int carried;

// Replaces the values of a block's threads by their prefix sums.
__device__ void scan_block(int* value) {
    for (unsigned step = 1; step < blockDim.x; step *= 2) {
        __syncthreads();
        const int left = threadIdx.x >= step ? value[threadIdx.x - step] : 0;
        __syncthreads();
        value[threadIdx.x] = value[threadIdx.x] + left;
    }
    __syncthreads();
}

__global__ void reversePrefixSum(const int* x, int* output, size_t N) {
    __shared__ int value[1024], before;
    __shared__ unsigned tile;
    if (threadIdx.x == 0) tile = atomicInc(&tickets, gridDim.x - 1);
    __syncthreads();
    const size_t i = size_t(tile) * blockDim.x + threadIdx.x;
    value[threadIdx.x] = i < N ? x[N - 1 - i] : 0;
    scan_block(value);
    if (threadIdx.x == 0) {
        while (atomicAdd(&turn, 0u) != tile) {
        }
        __threadfence();
        before = tile > 0 ? carried : 0;
        carried = before + value[blockDim.x - 1];
        __threadfence();
        atomicExch(&turn, (tile + 1) % gridDim.x);
    }
    __syncthreads();
    if (i < N) output[i] = before + value[threadIdx.x];
}
