// expect: wrong_answer
__device__ unsigned tickets, turn;
__device__ volatile double carried;

__device__ void scan_block(double* value) {
    for (unsigned step = 1; step < blockDim.x; step *= 2) {
        __syncthreads();
        const double left = threadIdx.x >= step ? value[threadIdx.x - step] : 0;
        value[threadIdx.x] = value[threadIdx.x] + left;
    }
    __syncthreads();
}

__global__ void prefixSum(const double* x, double* output, size_t N) {
    __shared__ double value[1024], before;
    __shared__ unsigned tile;
    if (threadIdx.x == 0) tile = atomicInc(&tickets, gridDim.x - 1);
    __syncthreads();
    const size_t i = size_t(tile) * blockDim.x + threadIdx.x;
    value[threadIdx.x] = i < N ? x[i] : 0;
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
