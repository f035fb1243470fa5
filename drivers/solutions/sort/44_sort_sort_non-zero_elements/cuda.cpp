__device__ void exchange_if_wrong(int* x, size_t i, size_t j, size_t N) {
    if (i >= j || j >= N || !(x[j] < x[i])) return;
    const int kept = x[i];
    x[i] = x[j];
    x[j] = kept;
}

// Bitonic sorting by one block (Batcher, 1968), in the form in which all comparisons point the same
// way: what is thought to be behind the end, larger than all else, never moves, so that N may be any number.
__device__ void sort(int* x, size_t N) {
    for (size_t width = 2; width / 2 < N; width *= 2) {
        for (size_t i = threadIdx.x; i < N; i += blockDim.x)
            exchange_if_wrong(x, i, i ^ (width - 1), N);
        __syncthreads();
        for (size_t step = width / 4; step > 0; step /= 2) {
            for (size_t i = threadIdx.x; i < N; i += blockDim.x)
                exchange_if_wrong(x, i, i ^ step, N);
            __syncthreads();
        }
    }
}

// For how many threads of the block in front of this one the flag is set; all of them in *total.
__device__ unsigned count_before(bool flag, unsigned* total) {
    __shared__ unsigned count[1024];
    count[threadIdx.x] = flag;
    for (unsigned step = 1; step < blockDim.x; step *= 2) {
        __syncthreads();
        const unsigned left = threadIdx.x >= step ? count[threadIdx.x - step] : 0;
        __syncthreads();
        count[threadIdx.x] += left;
    }
    __syncthreads();
    *total = count[blockDim.x - 1];
    const unsigned before = count[threadIdx.x] - flag;
    __syncthreads();
    return before;
}

// One block moves what is not 0 to the front, sorts it, and spreads it again, from the end on: nothing
// is overwritten that has not been moved yet.
__global__ void sortIgnoreZero(int* x, size_t N) {
    if (blockIdx.x > 0 || N == 0) return;
    __shared__ bool* is_zero;
    if (threadIdx.x == 0) is_zero = static_cast<bool*>(malloc(N));
    __syncthreads();
    size_t kept = 0;
    unsigned total;
    for (size_t first = 0; first < N; first += blockDim.x) {
        const size_t i = first + threadIdx.x;
        const int value = i < N ? x[i] : 0;
        if (i < N) is_zero[i] = value == 0;
        const size_t to = kept + count_before(value != 0, &total);
        if (value != 0) x[to] = value;
        kept += total;
        __syncthreads();
    }
    sort(x, kept);
    for (size_t tiles = (N + blockDim.x - 1) / blockDim.x; tiles > 0; --tiles) {
        const size_t i = (tiles - 1) * blockDim.x + threadIdx.x;
        const bool wanted = i < N && !is_zero[i];
        const unsigned before = count_before(wanted, &total);
        kept -= total;
        const int value = wanted ? x[kept + before] : 0;
        __syncthreads();
        if (i < N) x[i] = value;
        __syncthreads();
    }
    if (threadIdx.x == 0) free(is_zero);
}
