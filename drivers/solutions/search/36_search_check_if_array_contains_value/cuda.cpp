// All that write write the same, so that they need not be kept apart.
__global__ void contains(const int* x, size_t N, int target, bool* found) {
    bool mine = false;
    for (size_t i = blockIdx.x * blockDim.x + threadIdx.x; i < N; i += gridDim.x * blockDim.x)
        mine |= x[i] == target;
    if (__syncthreads_or(mine) && threadIdx.x == 0) *found = true;
}
