__global__ void negateOddsAndHalveEvens(int* x, size_t N) {
    const size_t i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < N) x[i] = x[i] % 2 == 0 ? x[i] / 2 : -x[i];
}
