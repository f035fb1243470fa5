// The largest over the block, for its first thread.
__device__ int block_largest(int value) {
    __shared__ int part[1024];
    const unsigned thread = threadIdx.y * blockDim.x + threadIdx.x;
    part[thread] = value;
    __syncthreads();
    for (unsigned n = blockDim.x * blockDim.y, half; n > 1; n = half) {
        half = (n + 1) / 2;
        if (thread < n / 2) part[thread] = max(part[thread], part[thread + half]);
        __syncthreads();
    }
    return part[0];
}

// A is symmetric, so the degree is the sum of a column too: neighbors in a warp read neighbors.
__global__ void maxDegree(const int* A, size_t N, int* maxDegree) {
    int most = 0;
    for (size_t v = blockIdx.x * blockDim.x + threadIdx.x; v < N; v += gridDim.x * blockDim.x) {
        int degree = 0;
        for (size_t u = 0; u < N; ++u) degree += A[u * N + v];
        most = max(most, degree);
    }
    most = block_largest(most);
    if (threadIdx.x == 0) atomicMax(maxDegree, most);
}
