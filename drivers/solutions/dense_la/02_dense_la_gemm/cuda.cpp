// Each block computes a square tile of C, and goes along a row of tiles of A and a column of tiles of
// B, which all of its threads share.
__global__ void gemm(const double* A, const double* B, double* C, size_t M, size_t K, size_t N) {
    __shared__ double a[32][33], b[32][33];  // one more column: no two rows in the same bank
    const unsigned side = min(unsigned(blockDim.x), unsigned(blockDim.y));
    const unsigned i = threadIdx.y, j = threadIdx.x;
    const size_t row = blockIdx.y * side + i, column = blockIdx.x * side + j;
    const bool inside = i < side && j < side;
    double sum = 0;
    for (size_t k = 0; k < K; k += side) {
        if (inside) {
            a[i][j] = row < M && k + j < K ? A[row * K + k + j] : 0;
            b[i][j] = k + i < K && column < N ? B[(k + i) * N + column] : 0;
        }
        __syncthreads();
        if (inside)
            for (unsigned l = 0; l < side; ++l) sum += a[i][l] * b[l][j];
        __syncthreads();
    }
    if (inside && row < M && column < N) C[row * N + column] = sum;
}
