// What must be known of a stretch of x to put it together with its neighbors: its sum, and the
// largest sums of a part of it: any, one that begins at its beginning, one that ends at its end.
struct Stretch {
    long long sum, best, first, last;
};

constexpr long long nothing = LLONG_MIN / 4;  // less than any sum, and far from overflow

__device__ Stretch joined(Stretch a, Stretch b) {
    return {a.sum + b.sum, max(max(a.best, b.best), a.last + b.first),
            max(a.first, a.sum + b.first), max(b.last, b.sum + a.last)};
}

// The stretches of the blocks are joined in order, so they take turns; a block only waits for one
// that has begun before it.
__device__ unsigned tickets, turn;
__device__ volatile long long best_last;

__global__ void maximumSubarray(const int* x, size_t N, int* sum) {
    __shared__ Stretch part[1024];
    __shared__ unsigned tile;
    if (threadIdx.x == 0) tile = atomicInc(&tickets, gridDim.x - 1);
    __syncthreads();
    const size_t i = size_t(tile) * blockDim.x + threadIdx.x;
    part[threadIdx.x] =
        i < N ? Stretch{x[i], x[i], x[i], x[i]} : Stretch{0, nothing, nothing, nothing};
    __syncthreads();
    for (unsigned width = 1; width < blockDim.x; width *= 2) {
        if (threadIdx.x % (2 * width) == 0 && threadIdx.x + width < blockDim.x)
            part[threadIdx.x] = joined(part[threadIdx.x], part[threadIdx.x + width]);
        __syncthreads();
    }
    if (threadIdx.x > 0) return;
    while (atomicAdd(&turn, 0u) != tile) {
    }
    __threadfence();
    const Stretch own = part[0];
    long long before = nothing;  // of a part that ends where the tile begins
    if (tile > 0) before = best_last;
    atomicMax(sum, int(max(own.best, before + own.first)));
    best_last = max(own.last, before + own.sum);
    __threadfence();
    atomicExch(&turn, (tile + 1) % gridDim.x);
}
