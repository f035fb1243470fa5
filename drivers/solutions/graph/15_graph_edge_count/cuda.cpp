// The sum over the block, for its first thread.
__device__ int block_sum(int value) {
    __shared__ int part[1024];
    const unsigned thread = threadIdx.y * blockDim.x + threadIdx.x;
    part[thread] = value;
    __syncthreads();
    for (unsigned n = blockDim.x * blockDim.y, half; n > 1; n = half) {
        half = (n + 1) / 2;
        if (thread < n / 2) part[thread] = part[thread] + part[thread + half];
        __syncthreads();
    }
    return part[0];
}

__global__ void edgeCount(const int* A, size_t N, int* numEdges) {
    int count = 0;
    for (size_t i = blockIdx.x * blockDim.x + threadIdx.x; i < N * N; i += gridDim.x * blockDim.x)
        count += A[i];
    count = block_sum(count);
    if (threadIdx.x == 0) atomicAdd(numEdges, count);
}
