// expect: wrong_answer
__global__ void squareEach(int* x, size_t N) {
    const size_t i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i + 1 < N) x[i] *= x[i];
}
