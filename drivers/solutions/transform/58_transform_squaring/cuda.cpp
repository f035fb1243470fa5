__global__ void squareEach(int* x, size_t N) {
    const size_t i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < N) x[i] *= x[i];
}
