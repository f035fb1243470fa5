__global__ void relu(double* x, size_t N) {
    const size_t i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < N) x[i] = max(x[i], 0.0);
}
