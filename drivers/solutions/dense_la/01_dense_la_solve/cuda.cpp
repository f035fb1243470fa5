// Gaussian elimination on a copy of A and b, by one block, since every step needs all of the one before.
__global__ void solveLinearSystem(const double* A, const double* b, double* x, size_t N) {
    if (blockIdx.x > 0 || blockIdx.y > 0) return;
    const unsigned thread = threadIdx.y * blockDim.x + threadIdx.x,
                   threads = blockDim.x * blockDim.y;
    __shared__ double* copy;
    if (thread == 0) copy = static_cast<double*>(malloc(N * N * sizeof(double)));
    __syncthreads();
    for (size_t i = thread; i < N * N; i += threads) copy[i] = A[i];
    for (size_t i = thread; i < N; i += threads) x[i] = b[i];
    __syncthreads();
    for (size_t k = 0; k < N; ++k) {
        const size_t left = N - k - 1;
        for (size_t n = thread; n < left * left; n += threads) {
            const size_t i = k + 1 + n / left, j = k + 1 + n % left;
            copy[i * N + j] -= copy[i * N + k] / copy[k * N + k] * copy[k * N + j];
        }
        for (size_t i = k + 1 + thread; i < N; i += threads)
            x[i] -= copy[i * N + k] / copy[k * N + k] * x[k];
        __syncthreads();
    }
    for (size_t k = N; k-- > 0;) {
        if (thread == 0) x[k] /= copy[k * N + k];
        __syncthreads();
        for (size_t i = thread; i < k; i += threads) x[i] -= copy[i * N + k] * x[k];
        __syncthreads();
    }
    if (thread == 0) free(copy);
}
