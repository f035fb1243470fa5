// expect: wrong_answer
__device__ double block_sum(double value) {
    __shared__ double part[1024];
    const unsigned thread = threadIdx.y * blockDim.x + threadIdx.x;
    part[thread] = value;
    for (unsigned n = blockDim.x * blockDim.y, half; n > 1; n = half) {
        half = (n + 1) / 2;
        if (thread < n / 2) part[thread] = part[thread] + part[thread + half];
        __syncthreads();
    }
    return part[0];
}

__global__ void gemv(const double* A, const double* x, double* y, size_t M, size_t N) {
    for (size_t row = blockIdx.x; row < M; row += gridDim.x) {
        double sum = 0;
        for (size_t j = threadIdx.x; j < N; j += blockDim.x) sum += A[row * N + j] * x[j];
        sum = block_sum(sum);
        if (threadIdx.x == 0) y[row] = sum;
    }
}
