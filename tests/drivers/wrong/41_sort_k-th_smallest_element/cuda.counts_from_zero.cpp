// expect: wrong_answer
__global__ void findKthSmallest(const int* x, size_t N, int k, int* kthSmallest) {
    __shared__ int tile[1024];
    const size_t i = blockIdx.x * blockDim.x + threadIdx.x;
    const int own = i < N ? x[i] : 0;
    size_t rank = 0;
    for (size_t first = 0; first < N; first += blockDim.x) {
        const size_t count = min(N - first, size_t(blockDim.x));
        __syncthreads();
        if (threadIdx.x < count) tile[threadIdx.x] = x[first + threadIdx.x];
        __syncthreads();
        for (size_t j = 0; j < count; ++j)
            rank += tile[j] < own || (tile[j] == own && first + j < i);
    }
    if (i < N && rank == size_t(k)) *kthSmallest = own;
}
