// U begins as A and is factorized in place, by one block, since every step needs all of the one before.
__global__ void luFactorize(const COOElement* A, size_t sizeA, double* L, double* U, size_t N) {
    if (blockIdx.x > 0) return;
    for (size_t i = threadIdx.x; i < sizeA; i += blockDim.x)
        U[A[i].row * N + A[i].column] = A[i].value;
    for (size_t i = threadIdx.x; i < N; i += blockDim.x) L[i * N + i] = 1;
    __syncthreads();
    for (size_t k = 0; k < N; ++k) {
        for (size_t i = k + 1 + threadIdx.x; i < N; i += blockDim.x) {
            L[i * N + k] = U[i * N + k] / U[k * N + k];
            U[i * N + k] = 0;
        }
        __syncthreads();
        const size_t left = N - k - 1;
        for (size_t n = threadIdx.x; n < left * left; n += blockDim.x) {
            const size_t i = k + 1 + n / left, j = k + 1 + n % left;
            U[i * N + j] -= L[i * N + k] * U[k * N + j];
        }
        __syncthreads();
    }
}
