// expect: wrong_answer
__global__ void findFirstEven(const int* x, size_t N, size_t* firstEvenIndex) {
    __shared__ unsigned long long first;
    if (threadIdx.x == 0) first = N;
    __syncthreads();
    for (size_t i = blockIdx.x * blockDim.x + threadIdx.x; i < N; i += gridDim.x * blockDim.x)
        if (x[i] % 2 == 0) {
            atomicMin(&first, (unsigned long long)i);
            break;
        }
    __syncthreads();
    if (threadIdx.x == 0)
        if (first < N) *firstEvenIndex = first;
}
