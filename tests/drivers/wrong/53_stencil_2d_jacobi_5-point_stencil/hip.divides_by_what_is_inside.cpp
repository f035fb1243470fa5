// expect: wrong_answer
__device__ double at(const double* grid, size_t N, size_t row, size_t column) {
    return row < N && column < N ? grid[row * N + column] : 0;
}

__global__ void jacobi2D(const double* input, double* output, size_t N) {
    const size_t row = blockIdx.y * blockDim.y + threadIdx.y;
    const size_t column = blockIdx.x * blockDim.x + threadIdx.x;
    if (row >= N || column >= N) return;
    const double sum = at(input, N, row, column) + at(input, N, row - 1, column) +
                       at(input, N, row + 1, column) + at(input, N, row, column - 1) +
                       at(input, N, row, column + 1);
    output[row * N + column] = sum / (5 - (row == 0) - (column == 0));
}
