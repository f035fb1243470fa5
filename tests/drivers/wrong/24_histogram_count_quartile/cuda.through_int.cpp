// expect: wrong_answer
__global__ void countQuartiles(const double* x, size_t N, size_t bins[4]) {
    __shared__ unsigned count[4];
    for (unsigned bin = threadIdx.x; bin < 4; bin += blockDim.x) count[bin] = 0;
    __syncthreads();
    for (size_t i = blockIdx.x * blockDim.x + threadIdx.x; i < N; i += gridDim.x * blockDim.x)
        atomicAdd(&count[int((x[i] - int(x[i])) * 4) & 3], 1u);
    __syncthreads();
    for (unsigned bin = threadIdx.x; bin < 4; bin += blockDim.x)
        atomicAdd(reinterpret_cast<unsigned long long*>(&bins[bin]),
                  (unsigned long long)count[bin]);
}
