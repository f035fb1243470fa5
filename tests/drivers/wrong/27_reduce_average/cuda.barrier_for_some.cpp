// expect: crashed | wrong_answer
__device__ double block_sum(double value) {
    __shared__ double part[1024];
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

__global__ void average(const double* x, size_t N, double* average) {
    double sum = 0;
    for (size_t i = blockIdx.x * blockDim.x + threadIdx.x; i < N; i += gridDim.x * blockDim.x)
        sum += x[i];
    if (sum > 0) sum = block_sum(sum);
    else sum = block_sum(0);
    if (threadIdx.x == 0) atomicAdd(average, sum / N);
}
