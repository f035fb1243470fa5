__global__ void jacobi1D(const double* input, double* output, size_t N) {
    const size_t i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i >= N) return;
    const double left = i > 0 ? input[i - 1] : 0, right = i + 1 < N ? input[i + 1] : 0;
    output[i] = (left + input[i] + right) / 3;
}
