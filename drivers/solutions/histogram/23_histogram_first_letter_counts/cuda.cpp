// Each block counts in shared memory, where few threads meet.
__global__ void firstLetterCounts(const char** s, size_t N, size_t bins[26]) {
    __shared__ unsigned count[26];
    for (unsigned bin = threadIdx.x; bin < 26; bin += blockDim.x) count[bin] = 0;
    __syncthreads();
    for (size_t i = blockIdx.x * blockDim.x + threadIdx.x; i < N; i += gridDim.x * blockDim.x)
        atomicAdd(&count[s[i][0] - 'a'], 1u);
    __syncthreads();
    for (unsigned bin = threadIdx.x; bin < 26; bin += blockDim.x)
        atomicAdd(reinterpret_cast<unsigned long long*>(&bins[bin]),
                  (unsigned long long)count[bin]);
}
