__global__ void mapPowersOfTwo(const int* x, bool* mask, size_t N) {
    const size_t i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < N) mask[i] = isPowerOfTwo(x[i]);
}
