// expect: crashed | wrong_answer
__global__ void binsBy10Count(const double* x, size_t N, size_t bins[10]) {
    __shared__ unsigned count[10];
    for (unsigned bin = threadIdx.x; bin < 10; bin += blockDim.x) count[bin] = 0;
    __syncthreads();
    for (size_t i = blockIdx.x * blockDim.x + threadIdx.x; i < N; i += gridDim.x * blockDim.x)
        atomicAdd(&count[int(x[i] / 10)], 1u);
    __syncthreads();
    for (unsigned bin = threadIdx.x; bin < 10; bin += blockDim.x)
        atomicAdd(reinterpret_cast<unsigned long long*>(&bins[bin]),
                  (unsigned long long)count[bin]);
}
