__global__ void oneMinusInverse(double* x, size_t N) {
    const size_t i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < N) x[i] = 1 - 1 / x[i];
}
