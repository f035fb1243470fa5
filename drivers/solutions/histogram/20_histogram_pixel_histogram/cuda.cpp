// Each block counts in shared memory, where few threads meet.
__global__ void pixelCounts(const int* image, size_t N, size_t bins[256]) {
    __shared__ unsigned count[256];
    for (unsigned bin = threadIdx.x; bin < 256; bin += blockDim.x) count[bin] = 0;
    __syncthreads();
    for (size_t i = blockIdx.x * blockDim.x + threadIdx.x; i < N; i += gridDim.x * blockDim.x)
        atomicAdd(&count[image[i]], 1u);
    __syncthreads();
    for (unsigned bin = threadIdx.x; bin < 256; bin += blockDim.x)
        atomicAdd(reinterpret_cast<unsigned long long*>(&bins[bin]),
                  (unsigned long long)count[bin]);
}
