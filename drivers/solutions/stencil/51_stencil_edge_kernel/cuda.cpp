// The cell at (row, column), 0 outside of the grid; what is left of column 0 wraps around to a large
// number.
__device__ int at(const int* image, size_t N, size_t row, size_t column) {
    return row < N && column < N ? image[row * N + column] : 0;
}

__global__ void convolveKernel(const int* imageIn, int* imageOut, size_t N) {
    const size_t row = blockIdx.y * blockDim.y + threadIdx.y;
    const size_t column = blockIdx.x * blockDim.x + threadIdx.x;
    if (row >= N || column >= N) return;
    int sum = 0;
    for (int i = 0; i < 3; ++i)
        for (int j = 0; j < 3; ++j)
            sum += edgeKernel[i][j] * at(imageIn, N, row + i - 1, column + j - 1);
    imageOut[row * N + column] = min(max(sum, 0), 255);
}
