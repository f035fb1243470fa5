// Every step needs all of the one before it, so one block does the work.
__global__ void luFactorize(double* A, size_t N) {
    if (blockIdx.x > 0 || blockIdx.y > 0) return;
    const unsigned thread = threadIdx.y * blockDim.x + threadIdx.x,
                   threads = blockDim.x * blockDim.y;
    for (size_t k = 0; k < N; ++k) {
        for (size_t i = k + 1 + thread; i < N; i += threads) A[i * N + k] /= A[k * N + k];
        __syncthreads();
        const size_t left = N - k - 1;
        for (size_t n = thread; n < left * left; n += threads) {
            const size_t i = k + 1 + n / left, j = k + 1 + n % left;
            A[i * N + j] -= A[i * N + k] * A[k * N + j];
        }
        __syncthreads();
    }
}
