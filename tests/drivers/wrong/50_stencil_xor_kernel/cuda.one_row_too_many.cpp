// expect: crashed
__device__ int at(const int* cells, size_t N, size_t row, size_t column) {
    return row <= N && column < N ? cells[row * N + column] : 0;
}

__global__ void cellsXOR(const int* input, int* output, size_t N) {
    const size_t row = blockIdx.y * blockDim.y + threadIdx.y;
    const size_t column = blockIdx.x * blockDim.x + threadIdx.x;
    if (row >= N || column >= N) return;
    const int count = at(input, N, row - 1, column) + at(input, N, row + 1, column) +
                      at(input, N, row, column - 1) + at(input, N, row, column + 1);
    output[row * N + column] = count == 1;
}
