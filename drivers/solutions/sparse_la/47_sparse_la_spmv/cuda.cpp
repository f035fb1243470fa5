// y must be scaled before anything is added to it, so one block does the work.
__global__ void spmv(double alpha, const COOElement* A, size_t sizeA, const double* x, double beta,
                     double* y, size_t M, size_t N) {
    if (blockIdx.x > 0) return;
    for (size_t i = threadIdx.x; i < M; i += blockDim.x) y[i] *= beta;
    __syncthreads();
    for (size_t i = threadIdx.x; i < sizeA; i += blockDim.x)
        atomicAdd(&y[A[i].row], alpha * A[i].value * x[A[i].column]);
}
