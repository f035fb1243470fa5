// The last index of each block first, so that few threads meet at the one in global memory.
__global__ void findLastShortBook(const Book* books, size_t N, size_t* lastShortBookIndex) {
    __shared__ unsigned long long last;
    if (threadIdx.x == 0) last = 0;
    __syncthreads();
    for (size_t i = blockIdx.x * blockDim.x + threadIdx.x; i < N; i += gridDim.x * blockDim.x)
        if (books[i].pages < 100) atomicMax(&last, (unsigned long long)i);
    __syncthreads();
    if (threadIdx.x == 0)
        atomicMax(reinterpret_cast<unsigned long long*>(lastShortBookIndex), last);
}
