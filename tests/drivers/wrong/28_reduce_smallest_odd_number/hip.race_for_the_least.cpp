// expect: wrong_answer
__device__ int block_least(int value) {
    __shared__ int part[1024];
    const unsigned thread = threadIdx.y * blockDim.x + threadIdx.x;
    part[thread] = value;
    __syncthreads();
    for (unsigned n = blockDim.x * blockDim.y, half; n > 1; n = half) {
        half = (n + 1) / 2;
        if (thread < n / 2) part[thread] = min(part[thread], part[thread + half]);
        __syncthreads();
    }
    return part[0];
}

__global__ void smallestOdd(const int* x, size_t N, int* smallest) {
    int least = INT_MAX;
    for (size_t i = blockIdx.x * blockDim.x + threadIdx.x; i < N; i += gridDim.x * blockDim.x)
        if (x[i] % 2 != 0) least = min(least, x[i]);
    least = block_least(least);
    if (threadIdx.x == 0)
        if (least < *smallest) *smallest = least;
}
