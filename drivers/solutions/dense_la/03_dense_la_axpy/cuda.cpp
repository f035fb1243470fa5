__global__ void axpy(double alpha, const double* x, const double* y, double* z, size_t N) {
    const size_t i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < N) z[i] = alpha * x[i] + y[i];
}
